namespace Chokepoint.Tagging.Stances;

/// <summary>
/// The chance that a reading is right, by how it was read. Shares counted on development articles and rounded, so that a confidence
/// means what it says; a weak way of reading is never shown on its own.
/// </summary>
internal static class Calibration
{
    private const double Hypothetical = 0.3;

    public static double Of(RawStance stance)
    {
        var share = ByWay(stance) ?? ByKind(stance);
        return stance.Confidence <= Hypothetical ? share * 0.5 : share;
    }

    private static double? ByWay(RawStance stance) => stance.Rule switch
    {
        _ when stance.Target.Kind == EntityKind.Technology => 0.15,
        var rule when Has(rule, "(mutual)") && rule.StartsWith("noun", StringComparison.Ordinal) => 0.15,
        var rule when Has(rule, "(word order)") => stance.Stance == Stance.Restrictive ? 0.45 : 0.25,
        var rule when Has(rule, "(position)") => rule.StartsWith("noun", StringComparison.Ordinal) && IsRestrictedCountry(stance) ? 0.1 : 0.4,
        var rule when Has(rule, "(jurisdiction)") => stance.Stance == Stance.Supportive ? 0.3 : stance.Target.Kind == EntityKind.Company ? 0.8 : 0.25,
        _ => null,
    };

    private static double ByKind(RawStance stance)
    {
        var isVerb = stance.Rule.StartsWith("verb", StringComparison.Ordinal);
        return stance.Stance switch
        {
            Stance.Restrictive => stance.Target.Kind == EntityKind.Company && isVerb ? 0.76 : 0.55,
            Stance.Cautious => isVerb ? 0.7 : 0.5,
            Stance.Supportive => Has(stance.Rule, "(negated)") || (isVerb && stance.Target.Kind == EntityKind.Country) ? 0.72 : 0.45,
            _ => 0.6,
        };
    }

    private static bool IsRestrictedCountry(RawStance stance) => stance is { Stance: Stance.Restrictive, Target.Kind: EntityKind.Country };

    private static bool Has(string rule, string way) => rule.Contains(way, StringComparison.Ordinal);
}
