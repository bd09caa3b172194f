using System.CommandLine;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Cli.Tagging;

/// <summary>`chokepoint gazetteer names`: the names of every company the tagger knows, one a line.</summary>
internal static class GazetteerCommand
{
    public static Command Create()
    {
        var names = new Command("names", "Print the name of every company the tagger knows, with its longer and shorter forms, one a line.");
        names.SetAction(_ =>
        {
            foreach (var name in EntityCatalogue.Default.All.Where(entry => entry.Entity.Kind == EntityKind.Company)
                .SelectMany(entry => entry.Forms.Prepend(entry.Name)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
            {
                Console.Out.WriteLine(name);
            }

            return ExitCode.Ok;
        });
        return new Command("gazetteer", "What the tagger knows by name.") { names };
    }
}
