using System.Globalization;
using Chokepoint.Data.Index;

namespace Chokepoint.Web.Health;

/// <summary>On what counts over all articles: while a large archive is still being read it says so, instead of asking SQL for minutes.</summary>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class NeedsIndexAttribute : Attribute;

internal static class IndexGate
{
    private const int TryAgainSeconds = 2;

    /// <summary>Answers 503 for the time being; for people, <c>NotFoundPage</c> tells how far it is.</summary>
    public static void UseIndexGate(this WebApplication app)
    {
        var index = app.Services.GetRequiredService<IndexReadiness>();
        app.Use((context, next) => index.Loading is { } loading && context.GetEndpoint()?.Metadata.GetMetadata<NeedsIndexAttribute>() is not null
            ? RefuseAsync(context, loading)
            : next(context));
    }

    /// <summary>How far the reading is, in words.</summary>
    public static string Describe(IndexLoading loading) => loading.About > loading.Articles
        ? string.Create(CultureInfo.InvariantCulture, $"{loading.Articles:N0} of about {loading.About:N0} articles are read into memory.")
        : string.Create(CultureInfo.InvariantCulture, $"{loading.Articles:N0} articles are read into memory.");

    private static Task RefuseAsync(HttpContext context, IndexLoading loading)
    {
        context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
        context.Response.Headers.RetryAfter = TryAgainSeconds.ToString(CultureInfo.InvariantCulture);
        return context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? TypedResults.Problem(Describe(loading) + " Ask again in a moment.", statusCode: 503, title: "The archive is loading").ExecuteAsync(context)
            : Task.CompletedTask;
    }
}
