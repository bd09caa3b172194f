namespace Chokepoint.Tagging.Parsing;

/// <summary>The relations of Universal Dependencies that the reading of clauses needs; all others are <see cref="Other"/>.</summary>
internal enum Relation : byte
{
    Other,
    Root,
    Subject,
    PassiveSubject,
    Object,
    IndirectObject,
    Oblique,
    Agent,
    Nominal,
    Possessive,
    Adjective,
    Compound,
    Particle,
    Apposition,
    Conjunct,
    Coordinator,
    OpenComplement,
    Complement,
    AdverbialClause,
    ClauseModifier,
    Marker,
    Auxiliary,
    PassiveAuxiliary,
    Adverb,
    Copula,
    Case,
    Determiner,
    Number,
    Flat,
    Parataxis,
    Punctuation,
    Expletive,
}

internal static class Relations
{
    /// <summary>From the name of a relation in a treebank, subtypes included.</summary>
    public static Relation Of(string name) => name switch
    {
        "root" => Relation.Root,
        "nsubj" or "csubj" or "nsubj:outer" or "csubj:outer" => Relation.Subject,
        "nsubj:pass" or "csubj:pass" => Relation.PassiveSubject,
        "obj" => Relation.Object,
        "iobj" => Relation.IndirectObject,
        "obl:agent" => Relation.Agent,
        "nmod:poss" => Relation.Possessive,
        "amod" => Relation.Adjective,
        "compound:prt" => Relation.Particle,
        "appos" => Relation.Apposition,
        "conj" => Relation.Conjunct,
        "cc" or "cc:preconj" => Relation.Coordinator,
        "xcomp" => Relation.OpenComplement,
        "ccomp" => Relation.Complement,
        "mark" => Relation.Marker,
        "aux" => Relation.Auxiliary,
        "aux:pass" => Relation.PassiveAuxiliary,
        "cop" => Relation.Copula,
        "case" => Relation.Case,
        "nummod" => Relation.Number,
        "flat" or "fixed" or "goeswith" => Relation.Flat,
        "parataxis" => Relation.Parataxis,
        "punct" => Relation.Punctuation,
        "expl" => Relation.Expletive,
        _ => OfFamily(name),
    };

    private static Relation OfFamily(string name) => name.Split(':')[0] switch
    {
        "obl" => Relation.Oblique,
        "nmod" => Relation.Nominal,
        "compound" => Relation.Compound,
        "advcl" => Relation.AdverbialClause,
        "acl" => Relation.ClauseModifier,
        "advmod" => Relation.Adverb,
        "det" => Relation.Determiner,
        "flat" => Relation.Flat,
        _ => Relation.Other,
    };
}
