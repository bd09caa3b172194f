using System.CommandLine;
using Chokepoint.Tagging;
using Chokepoint.Tagging.Gazetteer;

namespace Chokepoint.Cli.Tagging;

/// <summary>`chokepoint gazetteer names`: every company name the tagger knows, one a line.</summary>
internal static class GazetteerCommand
{
    public static Command Create()
    {
        var names = new Command("names", "Print the common name of every company the tagger knows, one a line.");
        names.SetAction(_ =>
        {
            foreach (var entry in EntityCatalogue.Default.All
                .Where(entry => entry.Entity.Kind == EntityKind.Company).OrderBy(entry => entry.Name, StringComparer.Ordinal))
            {
                Console.Out.WriteLine(entry.Name);
            }

            return ExitCode.Ok;
        });
        return new Command("gazetteer", "What the tagger knows by name.") { names };
    }
}
