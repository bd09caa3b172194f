using Chokepoint.Tagging.Gazetteer;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Technologies;

/// <summary>A state's words as its act: "Beijing said ...", "... , the minister told reporters". Not a report of a measure in the same sentence.</summary>
internal sealed class StatementReader(Vocabulary vocabulary)
{
    private const int LongestSubject = 9;

    private static readonly TopicForm Form = new(new Entity(EntityKind.Instrument, "statement"), [], false, false);

    private readonly bool[] isSpeech = vocabulary.Flag((
        "said says say told tells tell asked asks ask insisted insists denied denies deny repeated claimed claims claim argued argues argue wrote writes"
        + " answered replied recalled applauded praised commended threatened threatens spoke voiced called calls").Split(' '));

    private static readonly WordSet Speakers = new(
        "minister ministry spokesman spokeswoman spokesperson ambassador president premier chancellor embassy official officials envoy secretary"
        + " government diplomat diplomats chief cabinet aide delegate delegation leaders leader officials' commissioner");

    private static readonly WordSet Refusals = new("not no never neither nor none nothing nobody without whether cannot n't yet would should must n’t");

    /// <summary>At most one statement a sentence.</summary>
    public void Add(List<TopicMatch> instruments, Found found, DocumentWords words)
    {
        var acts = new HashSet<int>();
        foreach (var match in instruments)
        {
            acts.Add(found.Text.SentenceOf(match.Start));
        }

        var text = found.Text;
        for (var i = 0; i < text.Document.Sentences.Length; i++)
        {
            var sentence = text.Document.Sentences[i];
            if (SpeechOf(found, words, sentence) is >= 0 and var verb && (!acts.Contains(i) || IsRefusal(text, sentence)))
            {
                instruments.Add(new TopicMatch(verb, verb + 1, Form));
            }
        }
    }

    private int SpeechOf(Found found, DocumentWords words, Sentence sentence)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (words.Ids[i] < isSpeech.Length && isSpeech[words.Ids[i]] && (HasSpeakerBefore(found, sentence, i) || HasSpeakerAfter(found, sentence, i)))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool HasSpeakerBefore(Found found, Sentence sentence, int verb)
    {
        for (var i = verb - 1; i >= sentence.FirstToken && i >= verb - LongestSubject; i--)
        {
            if (found.At(i) is { } reading)
            {
                return !reading.Form.IsCompany && (reading.Role != MentionRole.Demonym && (reading.Role != MentionRole.Name || i >= verb - 2));
            }

            if (Speakers.Contains(found.Text.Word(i)))
            {
                return true;
            }

            if (found.IsInMatch(i))
            {
                return false;
            }
        }

        return false;
    }

    // "..., said Nancy Faeser"
    private static bool HasSpeakerAfter(Found found, Sentence sentence, int verb) =>
        verb + 1 < sentence.EndToken && found.At(verb + 1) is { Role: MentionRole.Holder or MentionRole.Office };

    private static bool IsRefusal(Surroundings text, Sentence sentence)
    {
        for (var i = sentence.FirstToken; i < sentence.EndToken; i++)
        {
            if (Refusals.Contains(text.Word(i)))
            {
                return true;
            }
        }

        return false;
    }
}
