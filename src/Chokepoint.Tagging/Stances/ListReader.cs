using Chokepoint.Tagging.Text;

namespace Chokepoint.Tagging.Stances;

/// <summary>"Huawei, ZTE and Hytera": what is said of one member of a list holds for all, whatever the tree makes of the others.</summary>
internal static class ListReader
{
    public static void Share(SentenceTree tree, List<EntityMention> targets, List<Trail> trails)
    {
        foreach (var target in targets.Where(target => target.Mention.Entity.Kind != EntityKind.Technology))
        {
            var own = trails.FindAll(trail => trail.Target == target);
            if (own.Exists(trail => trail.Link < CueLink.Loose))
            {
                continue;
            }

            List<EntityMention> list = [target];
            Enumeration.Complete(tree, list);
            var model = trails.Find(trail => trail.Target != target && trail.Link < CueLink.Loose && list.Contains(trail.Target));
            if (model is null)
            {
                continue;
            }

            trails.RemoveAll(trail => trail.Target == target);
            trails.Add(model.ForTarget(target, TargetRoles.HeadWord(tree, target)));
        }
    }
}
