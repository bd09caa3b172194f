namespace Chokepoint.Tagging.Stances;

/// <summary>The written forms of a verb or noun, so that the lexicon can list lemmas and the reader can look up words as they stand.</summary>
internal static class Inflection
{
    // Past and participle of the irregular verbs that the lexicon uses.
    private static readonly Dictionary<string, string[]> Irregular = new(StringComparer.Ordinal)
    {
        ["be"] = ["is", "are", "was", "were", "been", "being"],
        ["begin"] = ["began", "begun"],
        ["bid"] = ["bid"],
        ["bind"] = ["bound"],
        ["break"] = ["broke", "broken"],
        ["bring"] = ["brought"],
        ["build"] = ["built"],
        ["buy"] = ["bought"],
        ["cast"] = ["cast"],
        ["catch"] = ["caught"],
        ["choose"] = ["chose", "chosen"],
        ["come"] = ["came"],
        ["cut"] = ["cut", "cutting"],
        ["deal"] = ["dealt"],
        ["draw"] = ["drew", "drawn"],
        ["drive"] = ["drove", "driven"],
        ["fall"] = ["fell", "fallen"],
        ["fight"] = ["fought"],
        ["find"] = ["found"],
        ["forbid"] = ["forbade", "forbidden", "forbidding"],
        ["freeze"] = ["froze", "frozen"],
        ["get"] = ["got", "getting"],
        ["give"] = ["gave", "given"],
        ["go"] = ["went", "gone", "goes"],
        ["hit"] = ["hit", "hitting"],
        ["hold"] = ["held"],
        ["keep"] = ["kept"],
        ["leave"] = ["left"],
        ["let"] = ["let", "letting"],
        ["lend"] = ["lent"],
        ["make"] = ["made"],
        ["meet"] = ["met"],
        ["overturn"] = [],
        ["pay"] = ["paid"],
        ["put"] = ["put", "putting"],
        ["ring"] = ["rang"],
        ["rip"] = ["ripped", "ripping"],
        ["say"] = ["said"],
        ["see"] = ["saw", "seen"],
        ["sell"] = ["sold"],
        ["send"] = ["sent"],
        ["set"] = ["set", "setting"],
        ["shoot"] = ["shot"],
        ["show"] = ["showed", "shown"],
        ["shut"] = ["shut", "shutting"],
        ["spend"] = ["spent"],
        ["stand"] = ["stood"],
        ["strike"] = ["struck"],
        ["sue"] = ["sued", "suing"],
        ["swear"] = ["swore"],
        ["take"] = ["took", "taken"],
        ["tell"] = ["told"],
        ["think"] = ["thought"],
        ["throw"] = ["threw", "thrown"],
        ["turn"] = [],
        ["uphold"] = ["upheld"],
        ["win"] = ["won", "winning"],
        ["withdraw"] = ["withdrew", "withdrawn"],
        ["withhold"] = ["withheld"],
        ["write"] = ["wrote", "written"],
        ["wind"] = ["wound"],
        ["fling"] = ["flung"],
        ["speak"] = ["spoke", "spoken"],
        ["tear"] = ["tore", "torn"],
        ["steal"] = ["stole", "stolen"],
        ["undo"] = ["undid", "undone"],
        ["seek"] = ["sought"],
        ["lay"] = ["laid"],
        ["have"] = ["has", "had"],
        ["slap"] = ["slapped", "slapping"],
        ["admit"] = ["admitted", "admitting"],
        ["permit"] = ["permitted", "permitting"],
        ["commit"] = ["committed", "committing"],
        ["veto"] = ["vetoes", "vetoed"],
        ["embargo"] = ["embargoes", "embargoed"],
        ["outlaw"] = [],
        ["rebuff"] = [],
        ["expel"] = ["expelled", "expelling"],
        ["compel"] = ["compelled", "compelling"],
        ["defer"] = ["deferred", "deferring"],
        ["abet"] = ["abetted"],
        ["oversee"] = ["oversaw"],
        ["rethink"] = ["rethought"],
        ["open"] = [],
        ["bin"] = ["binned", "binning"],
        ["rid"] = ["rid"],
        ["beat"] = ["beat", "beaten"],
        ["feel"] = ["felt"],
        ["lose"] = ["lost"],
        ["prefer"] = ["preferred", "preferring"],
        ["back"] = [],
        ["win over"] = [],
        ["allot"] = ["allotted"],
        ["regret"] = ["regretted"],
    };

    public static IEnumerable<string> Verb(string lemma)
    {
        yield return lemma;
        if (lemma != "be" && lemma != "have" && lemma != "go")
        {
            yield return Plural(lemma);
        }

        var isIrregular = Irregular.TryGetValue(lemma, out var forms);
        foreach (var form in forms ?? [])
        {
            yield return form;
        }

        if (!isIrregular || forms!.Length == 0) // not null: the key was found
        {
            yield return Past(lemma);
        }

        foreach (var form in Present(lemma))
        {
            yield return form;
        }
    }

    public static IEnumerable<string> Noun(string lemma) => [lemma, Plural(lemma)];

    private static string Plural(string lemma) =>
        lemma.EndsWith('y') && lemma.Length > 2 && !IsVowel(lemma[^2]) ? lemma[..^1] + "ies"
        : lemma.EndsWith('s') || lemma.EndsWith('x') || lemma.EndsWith('z') || lemma.EndsWith("ch", StringComparison.Ordinal)
            || lemma.EndsWith("sh", StringComparison.Ordinal) ? lemma + "es" : lemma + "s";

    private static string Past(string lemma) =>
        lemma.EndsWith('e') ? lemma + "d"
        : lemma.EndsWith('y') && lemma.Length > 2 && !IsVowel(lemma[^2]) ? lemma[..^1] + "ied"
        : Doubles(lemma) ? lemma + lemma[^1] + "ed" : lemma + "ed";

    private static IEnumerable<string> Present(string lemma)
    {
        if (lemma.EndsWith('e') && !lemma.EndsWith("ee", StringComparison.Ordinal))
        {
            yield return lemma[..^1] + "ing";
        }
        else
        {
            yield return lemma + "ing";
            if (Doubles(lemma))
            {
                yield return lemma + lemma[^1] + "ing";
            }
        }
    }

    private static bool Doubles(string lemma) =>
        lemma.Length is >= 3 and <= 5 && !IsVowel(lemma[^1]) && lemma[^1] is not ('w' or 'x' or 'y') && IsVowel(lemma[^2])
        && lemma.Count(IsVowel) == 1;

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u';
}
