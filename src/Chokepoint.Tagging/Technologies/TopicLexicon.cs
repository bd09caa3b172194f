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
            TopicMatch? best = null;
            if (phrases.MayStart(words, start))
            {
                hits.Clear();
                phrases.FindAt(text, words, start, hits);
                foreach (var (end, form) in hits)
                {
                    if (end > (best?.End ?? 0) && (!form.ExactCase || LetterCase.Fits(text.Word(start), form.Words[0], exact: true, allCapitals: false)))
                    {
                        best = new TopicMatch(start, end, form);
                    }
                }
            }

            if (best is not null)
            {
                matches.Add(best);
            }

            start = best?.End ?? start + 1;
        }

        return matches;
    }
}
