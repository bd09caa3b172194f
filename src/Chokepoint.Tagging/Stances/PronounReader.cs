using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>"Italy shut it off": the company named before in the sentence, else the one the article is about, where a pronoun suffers what is done.</summary>
internal static class PronounReader
{
    public static void Resolve(SentenceTree tree, ReadingContext context)
    {
        var last = context.MainCompany;
        for (var word = 0; word < tree.Count; word++)
        {
            if (tree.MentionAt[word] is { Mention.Entity.Kind: EntityKind.Company } named)
            {
                last = named;
            }
            else if (last is not null && tree.MentionAt[word] is null && tree.Text(word) is "it" or "them" or "It" or "they" or "They"
                && tree.Heads[word] >= 0 && ArgumentLinks.Of(tree, word) is ArgumentLink.Object)
            {
                var token = tree.Sentence.FirstToken + word;
                tree.MentionAt[word] = last with { FirstToken = token, TokenCount = 1, Role = MentionRole.Coreference };
            }
        }
    }
}
