using Chokepoint.Tagging.Parsing;
using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>Does a word that the target hangs on take a stance toward it?</summary>
internal sealed class BaseFinder(SentenceTree tree, Cue?[] cues)
{
    /// <summary>Verbs whose subject is given what their object names: "won approval", "faces a ban".</summary>
    private static readonly WordSet Receiving = new(
        "face faces faced facing get gets got getting receive receives received win wins won winning secure secures secured obtain obtains obtained lose loses lost"
        + " need needs needed await awaits awaited seek seeks sought escape escapes escaped suffer suffers suffered enjoy enjoys enjoyed clear clears risk risks"
        + " undergo underwent earn earned dodge dodged pay pays paid has have had");

    /// <summary>Sets the base of the trail where the cue at <paramref name="head"/>, or a noun beside it, takes a stance toward it.</summary>
    public void Try(Trail trail, int node, int head, ArgumentLink link)
    {
        if (trail.IsRemote && link != ArgumentLink.Clause)
        {
            return;
        }

        if (link == ArgumentLink.Object && cues[head] is { } vague && vague.Entry.HasSlot("w") && SupportedNoun(node, head, link) is { } given)
        {
            Set(trail, given, CueLink.Support);
        }
        else if (cues[head] is { } cue && StanceOf(cue) is not null && LinkOf(trail, cue, node, link) is { } how)
        {
            var noun = how == CueLink.Loose ? SupportedNoun(node, head, link) : null;
            Set(trail, noun ?? cue, noun is null ? how : CueLink.Support);
        }
        else if (tree.IsVerb(head) && ModalCues.Of(tree, head, link) is { } modal && (modal.Effect == CueEffect.Open || IsGoverned(trail, link)))
        {
            Set(trail, new(modal, head, head), CueLink.Loose);
        }
        else if (link is not (ArgumentLink.Clause or ArgumentLink.Member or ArgumentLink.Agent) && SupportedNoun(node, head, link) is { } noun)
        {
            Set(trail, noun, CueLink.Support);
        }
    }

    public void Set(Trail trail, Cue cue, CueLink how)
    {
        var isNegated = IsNegated(cue);
        trail.Base = cue;
        trail.Words.Add(cue.Word);
        trail.Link = how;
        trail.Stance = isNegated ? cue.Entry.Negated : IsMild(trail, cue) ? Stance.Cautious : cue.Entry.Own;
        trail.Turns = isNegated ? 1 : 0;
        trail.IsMutual = cue.Entry.HasSlot("m");
        trail.Rule = $"{cue.Entry.Part.ToString().ToLowerInvariant()}:{cue.Entry.Pattern}{(isNegated ? "(negated)" : "")}";
    }

    // What is told to a state, or told without a task, is no ban; what is let in under conditions is not welcomed.
    private bool IsMild(Trail trail, Cue cue)
    {
        var isState = trail.Target.Mention.Entity.Kind == EntityKind.Country && !IsClass(trail.Word);
        return (isState && cue.Entry.HasSlot("c")) || (cue.Entry is { Own: Stance.Supportive, Part: CuePart.Verb } && Provisos.Bind(tree, cue.Word))
            || (cue.Entry is { Effect: CueEffect.Demand, Own: Stance.Restrictive } && (isState || (cue.Entry.HasSlot("i") && !HasInfinitive(cue.Word) && !IsForbidden(cue.Word))));
    }

    // "Chinese investors", "Russian banks"
    private bool IsClass(int word) => tree.Heads[word] is var head and >= 0 && NounPhrase.IsPrivate(tree, head);

    // "told Nvidia that its chip may not go"
    private bool IsForbidden(int verb) =>
        tree.Child(verb, Relation.Complement) is var clause and >= 0 && ModalCues.Of(tree, clause, ArgumentLink.Object) is { Negated: Stance.Restrictive };

    private Stance? StanceOf(Cue cue) => IsNegated(cue) ? cue.Entry.Negated : cue.Entry.Own;

    // "has taken no position", "has not taken a position"
    private bool IsNegated(Cue cue) => Composition.IsNegated(tree, cue.Word)
        || (cue.Entry is { Own: null, Negated: not null } && tree.Heads[cue.Word] is var verb and >= 0 && tree.IsVerb(verb) && Composition.IsNegated(tree, verb));

    private static bool IsGoverned(Trail trail, ArgumentLink link) =>
        trail.Target.Mention.Entity.Kind != EntityKind.Country && link is ArgumentLink.Subject or ArgumentLink.Object or ArgumentLink.Oblique;

    private CueLink? LinkOf(Trail trail, Cue cue, int node, ArgumentLink link)
    {
        var isState = trail.Target.Mention.Entity.Kind == EntityKind.Country;
        if ((cue.Entry.HasSlot("v") && !isState) || Array.Exists(cue.Entry.Rest, rest => tree.Is(trail.Word, rest)))
        {
            return null;
        }

        return link switch
        {
            ArgumentLink.Object when isState && cue.Entry.Effect is CueEffect.Demand or CueEffect.Say && HasCompany() => null,
            ArgumentLink.Object when cue.Entry.Effect == CueEffect.Demand => HasTask(cue.Word) || (!isState && cue.Entry.Own == Stance.Restrictive) ? CueLink.Argument : null,
            ArgumentLink.Object when cue.Entry.Part == CuePart.Verb => cue.Entry.HasSlot("o") || cue.LastWord != cue.Word ? CueLink.Argument
                : cue.Entry.HasSlot("s") && ClauseRoles.IsPassive(tree, cue.Word) ? CueLink.Argument : CueLink.Loose,
            ArgumentLink.Subject => cue.Entry.HasSlot("s") ? CueLink.Argument : null,
            ArgumentLink.Modifier or ArgumentLink.Oblique => ByPreposition(cue, node, isState),
            ArgumentLink.Clause => trail.IsObjectBelow && cue.Entry is { Own: Stance.Cautious } ? null : ThroughClause(cue, node),
            _ => null,
        };
    }

    // "asked Seoul to keep Micron out" is aimed at Micron alone.
    private bool HasCompany() => Array.Exists(tree.MentionAt, mention => mention?.Mention.Entity.Kind == EntityKind.Company);

    // "told TikTok to wind up", not "told reporters".
    private bool HasTask(int verb) => HasInfinitive(verb) || tree.Child(verb, Relation.Complement) >= 0 || tree.Child(verb, Relation.Oblique) >= 0;

    private bool HasInfinitive(int verb)
    {
        for (var word = verb + 1; word + 1 < tree.Count && word < verb + 12; word++)
        {
            if (tree.Is(word, "to") && tree.Tags[word + 1] == "VB")
            {
                return true;
            }
        }

        return false;
    }

    private CueLink? ByPreposition(Cue cue, int node, bool isState)
    {
        var preposition = tree.Preposition(node);
        if (preposition.IsEmpty)
        {
            // "the Huawei ban" is a ban on Huawei, "the US ban" one by the US.
            return cue.Entry.Part == CuePart.Noun && !isState && tree.Relations[node] is not Relation.Possessive ? CueLink.Argument
                : cue.Entry.Part == CuePart.Noun && !isState ? CueLink.Loose : null;
        }

        if (cue.Entry.HasSlot(preposition))
        {
            return CueLink.Argument;
        }

        if (cue.Entry.Part == CuePart.Adjective)
        {
            return null;
        }

        return preposition is "in" or "at" or "by" or "under" or "after" or "before" or "since" or "despite" or "during" or "until" or "within" or "as" || isState
            ? isState && cue.Entry.Part == CuePart.Verb && preposition is "to" or "against" or "from" or "on" or "for" or "with" or "over" or "of" or "into" ? CueLink.Loose : null
            : CueLink.Loose;
    }

    // "allowed Huawei to sell", "warned that Huawei", "stopped firms from supplying Huawei"
    private CueLink? ThroughClause(Cue cue, int node)
    {
        var relation = tree.Relations[node];
        if (relation is Relation.OpenComplement or Relation.Complement)
        {
            return cue.Entry.Part == CuePart.Noun || (cue.Entry.Effect is CueEffect.Keep or CueEffect.Hedge or CueEffect.Demand && !IsPermitting(cue)) ? null : CueLink.Clause;
        }

        var marker = tree.Child(node, Relation.Marker) is var mark and >= 0 ? tree.Text(mark) : tree.Preposition(node);
        return relation is Relation.AdverbialClause or Relation.ClauseModifier && !marker.IsEmpty && cue.Entry.HasSlot(marker) ? CueLink.Clause : null;
    }

    private static bool IsPermitting(Cue cue) => cue.Entry is { Own: Stance.Supportive, Effect: CueEffect.Keep } && cue.Entry.HasSlot("o") && cue.Entry.HasSlot("for");

    // "handed TikTok a fine", "Huawei won approval", "put curbs on Huawei"
    private Cue? SupportedNoun(int node, int head, ArgumentLink link)
    {
        if (!tree.IsVerb(head) || (link == ArgumentLink.Subject && !Receiving.Contains(tree.Text(head))) || tree.Preposition(node) is "in" or "at" or "by")
        {
            return null;
        }

        foreach (var child in tree.Children(head))
        {
            var isObject = tree.Relations[child] is Relation.Object or Relation.PassiveSubject or Relation.Subject && child != node
                || (tree.Relations[child] == Relation.Oblique && link == ArgumentLink.Object);
            if (isObject && cues[child] is { Entry: { Part: CuePart.Noun, Own: not null } } cue && (link == ArgumentLink.Object || Accepts(cue, node)))
            {
                return cue;
            }
        }

        return null;
    }

    private bool Accepts(Cue cue, int node) =>
        tree.Preposition(node) is var preposition && (preposition.IsEmpty || cue.Entry.HasSlot(preposition));
}
