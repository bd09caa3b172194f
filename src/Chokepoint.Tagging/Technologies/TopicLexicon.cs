using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Technologies;

/// <summary>One phrase that shows a technology or an instrument.</summary>
internal sealed record TopicForm(Entity Entity, string[] Words, bool ExactCase, bool NeedsContext);

/// <summary>Tokens from Start to before End that match a phrase.</summary>
internal sealed record TopicMatch(int Start, int End, TopicForm Form);

/// <summary>The phrases of technologies or of instruments, matched case-blind, with a trailing * for any ending.</summary>
internal sealed class TopicLexicon
{
    private readonly PhraseTrie<TopicForm> phrases;

    public TopicLexicon(EntityKind kind, IEnumerable<TopicRow> rows, Vocabulary vocabulary)
    {
        phrases = new PhraseTrie<TopicForm>(vocabulary);
        foreach (var row in rows)
        {
            foreach (var term in row.Terms)
            {
                var words = NameLexicon.WordsOf(term.Text.TrimEnd('*'));
                if (words.Length > 0)
                {
                    phrases.Add(term.Text, new TopicForm(new Entity(kind, row.Id), words, term.ExactCase, term.NeedsContext));
                }
            }
        }
    }

    /// <summary>Longest matches from left to right, none inside another.</summary>
    public List<TopicMatch> Find(Surroundings text, DocumentWords words)
    {
        var matches = new List<TopicMatch>();
        var hits = new List<(int End, TopicForm Form)>();
        for (var start = 0; start < words.Ids.Length;)
        {
            var longest = 0;
            if (phrases.MayStart(words, start))
            {
                hits.Clear();
                phrases.FindAt(text, words, start, hits);
                hits.RemoveAll(hit => hit.Form.ExactCase && !HasCase(text, start, hit.Form));
                foreach (var (end, _) in hits)
                {
                    longest = Math.Max(longest, end);
                }

                AddLongest(matches, hits, start, longest);
            }

            start = Math.Max(longest, start + 1);
        }

        return matches;
    }

    // One phrase may show two topics: "AI chips".
    private static void AddLongest(List<TopicMatch> matches, List<(int End, TopicForm Form)> hits, int start, int longest)
    {
        foreach (var (end, form) in hits)
        {
            if (end == longest && !IsKnown(matches, start, form.Entity))
            {
                matches.Add(new TopicMatch(start, end, form));
            }
        }
    }

    private static bool IsKnown(List<TopicMatch> matches, int start, Entity entity)
    {
        for (var i = matches.Count - 1; i >= 0 && matches[i].Start == start; i--)
        {
            if (matches[i].Form.Entity == entity)
            {
                return true;
            }
        }

        return false;
    }

    private static bool HasCase(Surroundings text, int start, TopicForm form) =>
        LetterCase.Fits(text.Word(start), form.Words[0], exact: true, allCapitals: false);
}
