using System.ClientModel;
using System.Text.Json;
using Chokepoint.Data.Articles;
using Chokepoint.Tagging;
using Microsoft.Extensions.AI;

namespace Chokepoint.Scraper.SecondOpinion;

/// <summary>
/// The optional second opinion on an article's stances. It can only choose among the candidates that the tagger found, must quote the
/// candidate's own sentence, and whatever goes wrong leaves the rules' answer as it was.
/// </summary>
internal sealed partial class StanceReview(IChatClient? client, SecondOpinionOptions options, ILogger<StanceReview> logger)
{
    private const double ConfidenceOfAgreement = 0.95;
    private const double ConfidenceOfModel = 0.85;
    private static readonly ChatOptions Settings = new() { Temperature = 0, ResponseFormat = ChatResponseFormat.Json };

    public async Task<NewArticle> ReviewAsync(NewArticle article, CancellationToken cancellationToken)
    {
        var unsure = article.Tags.Stances.Where(stance => stance.Confidence < options.SureAbove).ToArray();
        if (client is null || unsure.Length == 0)
        {
            return article;
        }

        var text = new ArticleText(article.Title, article.Body);
        var verdicts = (await AskAsync(text, unsure, cancellationToken)).ToDictionary(verdict => unsure[verdict.Candidate], verdict => verdict.Stance);
        return article with
        {
            Tags = article.Tags with
            {
                Stances = [.. article.Tags.Stances.Select(stance => verdicts.TryGetValue(stance, out var said) ? Apply(stance, said) : stance)],
            },
        };
    }

    private static StanceTag Apply(StanceTag stance, Stance? said) => said switch
    {
        null => stance with { Shown = false, Rule = stance.Rule + " model:none" },
        { } same when same == stance.Stance => stance with
        {
            Shown = true,
            Confidence = Math.Max(stance.Confidence, ConfidenceOfAgreement),
            Rule = stance.Rule + " model:agrees",
        },
        { } other => stance with { Stance = other, Shown = true, Confidence = ConfidenceOfModel, ByModel = true, Rule = stance.Rule + " model" },
    };

    private async Task<IReadOnlyList<Verdict>> AskAsync(ArticleText text, StanceTag[] candidates, CancellationToken cancellationToken)
    {
        using var late = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        late.CancelAfter(options.Timeout);
        try
        {
            var answer = await client!.GetResponseAsync(ReviewPrompt.For(text, candidates), Settings, late.Token);
            return ReviewAnswer.Read(answer.Text, text, candidates);
        }
        catch (Exception exception) when (exception is ClientResultException or HttpRequestException or JsonException or AggregateException
            || (exception is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            LogNoOpinion(exception.Message);
            return [];
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "No second opinion, the rules stand: {Reason}")]
    private partial void LogNoOpinion(string reason);
}
