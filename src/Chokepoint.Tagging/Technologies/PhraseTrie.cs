using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Technologies;

/// <summary>Phrases whose last word may end in * (any ending) and is else matched with a plural s as well.</summary>
internal sealed class PhraseTrie<T>(Vocabulary vocabulary)
{
    private readonly TokenTrie<T> trie = new();

    public void Add(string phrase, T value)
    {
        var words = NameLexicon.WordsOf(phrase.TrimEnd('*'));
        if (words.Length == 0)
        {
            return;
        }

        var ids = words.Select(word => vocabulary.Add(NormalForm.Of(word))).ToArray();
        if (phrase.EndsWith('*'))
        {
            ids[^1] = vocabulary.AddStem(NormalForm.Of(words[^1]));
        }
        else if (words[^1].Length > 2 && words[^1][^1] is not ('s' or 'S'))
        {
            trie.Add([.. ids[..^1], vocabulary.Add(NormalForm.Of(words[^1] + "s"))], value);
        }

        trie.Add(ids, value);
    }

    /// <summary>False for most words, without a search.</summary>
    public bool MayStart(DocumentWords words, int token)
    {
        if (trie.Step(0, words.Ids[token]) != 0)
        {
            return true;
        }

        for (var stem = words.Stems[token]; stem != 0; stem = vocabulary.Stems.Shorter(stem))
        {
            if (trie.Step(0, stem) != 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every phrase that starts at the token and stays in its sentence, with the token after its last.</summary>
    public void FindAt(Surroundings text, DocumentWords words, int start, List<(int End, T Value)> hits) =>
        Walk(new Step(text, words, start), start, 0, hits);

    private readonly record struct Step(Surroundings Text, DocumentWords Words, int Start);

    private void Walk(Step step, int at, int node, List<(int End, T Value)> hits)
    {
        if (node != 0 && trie.At(node) is { } values)
        {
            foreach (var value in values)
            {
                hits.Add((at, value));
            }
        }

        if (at > step.Start && at + 1 < step.Words.Ids.Length && step.Text.Word(at) is "-")
        {
            at++;
        }

        if (at >= step.Words.Ids.Length || (at > step.Start && step.Text.SentenceOf(at) != step.Text.SentenceOf(at - 1)))
        {
            return;
        }

        if (trie.Step(node, step.Words.Ids[at]) is var next and > 0)
        {
            Walk(step, at + 1, next, hits);
        }

        for (var stem = step.Words.Stems[at]; stem != 0; stem = vocabulary.Stems.Shorter(stem))
        {
            if (trie.Step(node, stem) is var after and > 0)
            {
                Walk(step, at + 1, after, hits);
            }
        }
    }
}
