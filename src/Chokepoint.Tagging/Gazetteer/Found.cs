using Chokepoint.Tagging.Countries;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Gazetteer;

/// <summary>What is known of an article's names while they are read: first the certain ones, then those that need them.</summary>
internal sealed class Found(Surroundings text, List<NameMatch> matches)
{
    private const int FarthestNeighbour = 2000;

    private readonly int[] matchOf = MapTokens(text.Count, matches);
    private readonly Reading?[] accepted = new Reading?[matches.Count];
    private bool? isCaucasian;
    private bool? hasOtherCommission;

    private readonly HashSet<string> countries = new(StringComparer.Ordinal);
    private readonly HashSet<string> companies = new(StringComparer.Ordinal);

    public Surroundings Text => text;

    /// <summary>Is "Georgia" the one in the Caucasus? Read once for the whole text.</summary>
    public bool IsCaucasian => isCaucasian ??= Homonyms.IsCaucasian(this);

    /// <summary>Is a commission named that is not the European one? Read once for the whole text.</summary>
    public bool HasOtherCommission => hasOtherCommission ??= OfficeReading.IsOtherCommissionNamed(text);

    public List<NameMatch> Matches => matches;

    public IReadOnlyList<Reading?> Accepted => accepted;

    public void Accept(int match, NameForm form, string role)
    {
        accepted[match] = new Reading(matches[match], form, role);
        (form.IsCompany ? companies : countries).Add(form.Id);
    }

    public bool HasCountry(string code) => countries.Contains(code);

    public bool HasOtherCountry(string code) => countries.Count > (countries.Contains(code) ? 1 : 0);

    public bool HasCompany(string slug) => companies.Contains(slug);

    public bool HasAnyCompany => companies.Count > 0;

    public bool IsInMatch(int token) => token >= 0 && token < matchOf.Length && matchOf[token] >= 0;

    /// <summary>What was accepted over this token; null for none.</summary>
    public Reading? At(int token) => IsInMatch(token) ? accepted[matchOf[token]] : null;

    /// <summary>The nearest accepted country before the match, else the first after it, that is one of the forms.</summary>
    public NameForm? NearestOf(int match, IReadOnlyList<NameForm> forms)
    {
        for (var i = match - 1; i >= Math.Max(0, match - FarthestNeighbour); i--)
        {
            if (accepted[i] is { Form.IsCompany: false } reading && Matching(forms, reading.Form.Id) is { } before)
            {
                return before;
            }
        }

        for (var i = match + 1; i < Math.Min(accepted.Length, match + FarthestNeighbour); i++)
        {
            if (accepted[i] is { Form.IsCompany: false } reading && Matching(forms, reading.Form.Id) is { } after)
            {
                return after;
            }
        }

        return null;
    }

    private static NameForm? Matching(IReadOnlyList<NameForm> forms, string id)
    {
        foreach (var form in forms)
        {
            if (form.Id == id)
            {
                return form;
            }
        }

        return null;
    }

    private static int[] MapTokens(int tokens, List<NameMatch> matches)
    {
        var map = new int[tokens];
        Array.Fill(map, -1);
        for (var i = 0; i < matches.Count; i++)
        {
            Array.Fill(map, i, matches[i].Start, matches[i].End - matches[i].Start);
        }

        return map;
    }
}

/// <summary>An accepted match: which form it is and how it is used.</summary>
internal sealed record Reading(NameMatch Match, NameForm Form, string Role);
