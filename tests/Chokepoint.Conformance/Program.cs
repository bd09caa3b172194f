using Chokepoint.Conformance;

// One line an area; each answers one case with the object that becomes its line of the answer file.
var areas = new Dictionary<string, Func<SuiteCase, object>>(StringComparer.Ordinal)
{
    ["discovery"] = DiscoveryArea.Answer,
    ["dates"] = DatesArea.Answer,
    ["feeds"] = FeedsArea.Answer,
    ["robots"] = FetchingAreas.Robots,
    ["ssrf"] = FetchingAreas.Ssrf,
    ["urls"] = FetchingAreas.Urls,
    ["encoding"] = FetchingAreas.Encodings,
};
return SuiteRun.Start(args, areas);
