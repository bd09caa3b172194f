namespace Chokepoint.Tagging.Parsing;

/// <summary>Coarse classes of the treebank's tags, for features that must hold for rare tags too.</summary>
internal enum WordKind : byte
{
    Other,
    Finite,
    Infinitive,
    Participle,
    Noun,
    Name,
    Pronoun,
    Preposition,
    Determiner,
    Adjective,
    Adverb,
    Question,
    Coordinator,
    Comma,
    Mark,
    Number,
}

internal static class WordKinds
{
    public static WordKind Of(string tag) => tag switch
    {
        "VBD" or "VBP" or "VBZ" or "MD" => WordKind.Finite,
        "VB" => WordKind.Infinitive,
        "VBG" or "VBN" => WordKind.Participle,
        "NN" or "NNS" or "GW" => WordKind.Noun,
        "NNP" or "NNPS" or "FW" => WordKind.Name,
        "PRP" or "EX" => WordKind.Pronoun,
        "IN" or "TO" or "RP" => WordKind.Preposition,
        "DT" or "PRP$" or "PDT" or "WP$" => WordKind.Determiner,
        "JJ" or "JJR" or "JJS" or "AFX" => WordKind.Adjective,
        "RB" or "RBR" or "RBS" => WordKind.Adverb,
        "WDT" or "WP" or "WRB" => WordKind.Question,
        "CC" => WordKind.Coordinator,
        "," or ":" or "HYPH" => WordKind.Comma,
        "CD" => WordKind.Number,
        _ => tag.Length > 0 && char.IsLetter(tag[0]) ? WordKind.Other : WordKind.Mark,
    };
}
