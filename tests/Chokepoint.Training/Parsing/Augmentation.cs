using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

/// <summary>Variants of a sentence as news writes it: headlines, no final stop.</summary>
internal static class Augmentation
{
    public static IEnumerable<TreeWord[]> Variants(TreeWord[] sentence, Random random)
    {
        yield return sentence;
        var chance = random.Next(100);
        if (chance < 35 && sentence.Length > 3)
        {
            var headline = Headline(sentence);
            yield return Cased(chance % 2 == 0 ? Present(headline) : headline, chance < 15);
        }
        else if (chance < 40 && sentence.Length > 3)
        {
            yield return Cased(sentence, true);
        }
        else if (chance < 48)
        {
            yield return Without(sentence, index => index == sentence.Length - 1 && sentence[index].Relation == Relation.Punctuation);
        }
    }

    public static TreeWord[] Headline(TreeWord[] sentence)
    {
        var hasChild = sentence.Select(word => word.Head).ToHashSet();
        return Without(sentence, index => !hasChild.Contains(index) && sentence[index] switch
        {
            { Relation: Relation.Determiner, Form: var form } => form.ToLowerInvariant() is "a" or "an" or "the",
            { Relation: Relation.PassiveAuxiliary or Relation.Copula } => true,
            { Relation: Relation.Auxiliary, Tag: not "MD" } => true,
            { Relation: Relation.Punctuation } => index == sentence.Length - 1,
            _ => false,
        });
    }

    // "Germany banned" is "Germany bans" in a headline.
    private static TreeWord[] Present(TreeWord[] sentence) =>
        [.. sentence.Select(word => word.Tag == "VBD" && word.Relation is not (Relation.Auxiliary or Relation.PassiveAuxiliary or Relation.Copula)
            ? word with { Form = Third(word.Lemma), Tag = "VBZ" } : word)];

    private static string Third(string lemma) => lemma switch
    {
        "be" => "is",
        "have" => "has",
        [.., 's' or 'x' or 'z'] or [.., 's' or 'c', 'h'] or [.., 'o'] => lemma + "es",
        [.., not ('a' or 'e' or 'o' or 'u'), 'y'] => lemma[..^1] + "ies",
        _ => lemma + "s",
    };

    private static TreeWord[] Cased(TreeWord[] sentence, bool title) =>
        [.. sentence.Select((word, index) => (title || index == 0) && word.Relation is not (Relation.Case or Relation.Coordinator or Relation.Marker)
            ? word with { Form = char.ToUpperInvariant(word.Form[0]) + word.Form[1..] } : word)];

    private static TreeWord[] Without(TreeWord[] sentence, Func<int, bool> drop)
    {
        var kept = Enumerable.Range(0, sentence.Length).Where(index => !drop(index)).ToArray();
        var places = kept.Select((index, place) => (index, place)).ToDictionary(pair => pair.index, pair => pair.place);
        var isClosed = kept.All(index => sentence[index].Head == sentence.Length || places.ContainsKey(sentence[index].Head));
        return !isClosed || kept.Length == 0 ? sentence
            : [.. kept.Select(index => sentence[index] with { Head = sentence[index].Head == sentence.Length ? kept.Length : places[sentence[index].Head] })];
    }
}
