using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Mends what a greedy parser often gets wrong in news: long names before the verb, and auxiliaries taken for main verbs.</summary>
internal sealed class TreeRepair(WordText textOf, string[] tags, int[] heads, Relation[] relations)
{
    private static readonly WordSet Auxiliaries = new("has have had is are was were be been being");
    private static readonly WordSet Times = new("today yesterday tomorrow tonight Monday Tuesday Wednesday Thursday Friday Saturday Sunday week month year");

    public void Run()
    {
        for (var word = 0; word + 1 < heads.Length; word++)
        {
            if (tags[word] == "MD" || Auxiliaries.Contains(textOf(word)))
            {
                MendAuxiliary(word);
            }
        }

        MendMainVerb();
    }

    // "the UK has ordered": the participle heads, the auxiliary hangs on it.
    private void MendAuxiliary(int auxiliary)
    {
        var verb = auxiliary + 1;
        while (verb < heads.Length && verb <= auxiliary + 3 && (tags[verb].StartsWith("RB", StringComparison.Ordinal) || Auxiliaries.Contains(textOf(verb))))
        {
            verb++;
        }

        if (verb >= heads.Length || verb > auxiliary + 4 || tags[verb] is not ("VBN" or "VB" or "VBG" or "VBD") || heads[auxiliary] == verb || Reaches(auxiliary, verb))
        {
            return;
        }

        for (var word = 0; word < heads.Length; word++)
        {
            heads[word] = heads[word] == auxiliary && word != verb ? verb : heads[word];
        }

        (heads[verb], relations[verb]) = (heads[auxiliary], relations[auxiliary]);
        heads[auxiliary] = verb;
        relations[auxiliary] = Relation.Auxiliary;
    }

    // "Iran's leader Khomeini today rejected": a sentence has a main verb, so a nominal root is its subject.
    private void MendMainVerb()
    {
        var root = Array.IndexOf(heads, -1);
        if (root < 0 || tags[root][0] != 'N' || HasCopula(root))
        {
            return;
        }

        for (var verb = root + 1; verb < heads.Length; verb++)
        {
            if (tags[verb] is "VBD" or "VBZ" or "VBP" && IsUnder(verb, root) && relations[verb] is not (Relation.Auxiliary or Relation.PassiveAuxiliary or Relation.Parataxis) && !IsRelative(verb))
            {
                Promote(root, verb);
                return;
            }
        }
    }

    private void Promote(int root, int verb)
    {
        for (var word = 0; word < heads.Length; word++)
        {
            if (heads[word] == verb && word < verb && relations[word] == Relation.Subject && Times.Contains(textOf(word)))
            {
                relations[word] = Relation.Oblique;
            }
            else if (heads[word] == verb && word < verb && relations[word] == Relation.Subject)
            {
                // The last piece of a long name, taken for the whole.
                (heads[word], relations[word]) = (root, Relation.Flat);
            }
            else if (heads[word] == root && word > verb)
            {
                heads[word] = verb;
            }
        }

        heads[verb] = -1;
        relations[verb] = Relation.Root;
        heads[root] = verb;
        relations[root] = Relation.Subject;
    }

    private bool IsUnder(int word, int root)
    {
        for (var step = 0; step < 3 && word >= 0; step++, word = heads[word])
        {
            if (heads[word] == root)
            {
                return true;
            }

            if (tags[heads[word] < 0 ? word : heads[word]][0] == 'V')
            {
                return false;
            }
        }

        return false;
    }

    private bool HasCopula(int word)
    {
        for (var child = 0; child < heads.Length; child++)
        {
            if (heads[child] == word && relations[child] is Relation.Copula or Relation.Subject)
            {
                return true;
            }
        }

        return false;
    }

    private bool IsRelative(int verb)
    {
        for (var word = 0; word < verb; word++)
        {
            if (heads[word] == verb && (tags[word] is "WDT" or "WP" or "WRB" || relations[word] == Relation.Marker))
            {
                return true;
            }
        }

        return false;
    }

    private bool Reaches(int from, int to)
    {
        for (var (word, step) = (from, 0); word >= 0 && step < heads.Length; word = heads[word], step++)
        {
            if (word == to)
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>The text of a word of the sentence, without a string of its own.</summary>
internal delegate ReadOnlySpan<char> WordText(int word);
