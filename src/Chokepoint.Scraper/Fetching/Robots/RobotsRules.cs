using System.Text;

namespace Chokepoint.Scraper.Fetching.Robots;

/// <summary>A robots.txt, read by RFC 9309 and as leniently as the large crawlers do.</summary>
internal sealed class RobotsRules
{
    /// <summary>Bytes read at most (RFC 9309, 2.5); what lies beyond is ignored.</summary>
    public const int MaxBytes = 500 * 1024;

    public static readonly RobotsRules AllowAll = new([], []);
    public static readonly RobotsRules DisallowAll = new([new RobotsGroup(["*"], [new RobotsRule("/", Allow: false)], null)], []);

    private readonly IReadOnlyList<RobotsGroup> groups;

    private RobotsRules(IReadOnlyList<RobotsGroup> groups, IReadOnlyList<string> sitemaps)
    {
        this.groups = groups;
        Sitemaps = sitemaps;
    }

    /// <summary>Addresses of sitemaps as they are written, for whoever asks.</summary>
    public IReadOnlyList<string> Sitemaps { get; }

    public static RobotsRules Parse(ReadOnlySpan<byte> bytes)
    {
        var text = Encoding.UTF8.GetString(WithoutMark(bytes[..Math.Min(bytes.Length, MaxBytes)]));
        var groups = new List<RobotsGroup>();
        var sitemaps = new List<string>();
        var openToAgents = false;
        foreach (var line in text.Split(['\n', '\r'], StringSplitOptions.RemoveEmptyEntries).Select(RobotsLine.Parse))
        {
            switch (line.Key)
            {
                case RobotsKey.UserAgent:
                    Open(groups, openToAgents).Agents.Add(RobotsLine.ProductToken(line.Value));
                    openToAgents = true;
                    break;
                case RobotsKey.Allow or RobotsKey.Disallow:
                    openToAgents = false;
                    groups.LastOrDefault()?.Rules.Add(new RobotsRule(RobotsPath.Normalise(line.Value), line.Key == RobotsKey.Allow));
                    break;
                case RobotsKey.CrawlDelay:
                    SetDelay(groups.LastOrDefault(), line);
                    break;
                case RobotsKey.Sitemap when line.Value.Length > 0:
                    sitemaps.Add(line.Value);
                    break;
            }
        }

        return new RobotsRules(groups, sitemaps);
    }

    /// <summary>What holds for a crawler: all groups that name it, or those for "*" where none does.</summary>
    /// <param name="agent">Its product token.</param>
    public RobotsPolicy For(string agent)
    {
        var own = groups.Where(group => group.Agents.Contains(agent, StringComparer.OrdinalIgnoreCase)).ToList();
        var chosen = own.Count > 0 ? own : [.. groups.Where(group => group.Agents.Contains("*"))];
        return new RobotsPolicy(
            [.. chosen.SelectMany(group => group.Rules)],
            chosen.Select(group => group.CrawlDelay).FirstOrDefault(delay => delay is not null));
    }

    private static RobotsGroup Open(List<RobotsGroup> groups, bool openToAgents)
    {
        if (!openToAgents)
        {
            groups.Add(new RobotsGroup([], [], null));
        }

        return groups[^1];
    }

    private static void SetDelay(RobotsGroup? group, RobotsLine line)
    {
        if (group is not null && line.Seconds() is { } delay)
        {
            group.CrawlDelay ??= delay;
        }
    }

    // A byte order mark, whole or cut short by a careless editor.
    private static ReadOnlySpan<byte> WithoutMark(ReadOnlySpan<byte> bytes)
    {
        foreach (var mark in Encoding.UTF8.Preamble)
        {
            if (bytes.Length == 0 || bytes[0] != mark)
            {
                break;
            }

            bytes = bytes[1..];
        }

        return bytes;
    }
}

internal sealed record RobotsRule(string Pattern, bool Allow);

internal sealed class RobotsGroup(List<string> agents, List<RobotsRule> rules, TimeSpan? crawlDelay)
{
    public List<string> Agents { get; } = agents;
    public List<RobotsRule> Rules { get; } = rules;
    public TimeSpan? CrawlDelay { get; set; } = crawlDelay;
}
