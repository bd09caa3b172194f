using Chokepoint.Tagging.Parsing;

namespace Chokepoint.Training.Parsing;

/// <summary>Variants of a sentence as news writes it: hyphenated words in one piece, headlines, no final stop.</summary>
internal static class Augmentation
{
    public static IEnumerable<TreeWord[]> Variants(TreeWord[] sentence, Random random)
    {
        var joined = JoinHyphens(sentence);
        yield return joined;
        if (joined.Length != sentence.Length)
        {
            yield return sentence;
        }

        var chance = random.Next(100);
        if (chance < 35 && joined.Length > 3)
        {
            yield return Cased(Headline(joined), chance < 12);
        }
        else if (chance < 45)
        {
            yield return Without(joined, index => index == joined.Length - 1 && joined[index].Relation == Relation.Punctuation);
        }
    }

    /// <summary>"US - led" as one word, where only one of its parts hangs on a word outside.</summary>
    public static TreeWord[] JoinHyphens(TreeWord[] sentence)
    {
        var into = Enumerable.Range(0, sentence.Length).ToArray();
        for (var index = 1; index + 1 < sentence.Length; index++)
        {
            if (sentence[index].Form is "-" && !sentence[index].SpaceAfter && !sentence[index - 1].SpaceAfter
                && char.IsLetterOrDigit(sentence[index - 1].Form[^1]) && char.IsLetterOrDigit(sentence[index + 1].Form[0]))
            {
                into[index] = into[index + 1] = into[index - 1];
            }
        }

        return Merge(sentence, into);
    }

    private static TreeWord[] Merge(TreeWord[] sentence, int[] into)
    {
        var root = sentence.Length;
        var groups = into.Distinct().ToDictionary(first => first, first => Enumerable.Range(0, root).Where(index => into[index] == first).ToArray());
        var places = groups.Keys.Order().Select((first, place) => (first, place)).ToDictionary(pair => pair.first, pair => pair.place);
        var merged = new List<TreeWord>();
        foreach (var first in groups.Keys.Order())
        {
            var members = groups[first];
            var tops = members.Where(index => sentence[index].Head == root || into[sentence[index].Head] != first).ToArray();
            if (tops.Length != 1)
            {
                return sentence;
            }

            var top = sentence[tops[0]];
            var head = top.Head == root ? places.Count : places[into[top.Head]];
            merged.Add(top with { Form = string.Concat(members.Select(index => sentence[index].Form)), Head = head, SpaceAfter = sentence[members[^1]].SpaceAfter });
        }

        return [.. merged];
    }

    private static TreeWord[] Headline(TreeWord[] sentence)
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
