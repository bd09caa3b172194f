using System.CommandLine;
using Chokepoint.Cli.Database;
using Chokepoint.Cli.Export;
using Chokepoint.Cli.Extraction;
using Chokepoint.Cli.Import;
using Chokepoint.Cli.Positions;
using Chokepoint.Cli.Reprocessing;
using Chokepoint.Cli.Sources;
using Chokepoint.Cli.Tagging;

// One line a command; each feature brings its own `Create()`.
var root = new RootCommand("Chokepoint: who takes which position toward whom in technology policy, and which sentence proves it.")
{
    DatabaseSession.Connection,
    ImportCommand.Create(),
    MigrateCommand.Create(),
    ExtractCommand.Create(),
    SourcesCommand.Create(),
    TagCommand.Create(),
    EvaluateCommand.Create(),
    GazetteerCommand.Create(),
    ExportCommand.Create(),
    PositionsCommand.Create(),
    RetagCommand.Create(),
    ReprocessCommand.Create(),
};

// Bad usage ends with 2, as documented; the parser's own choice is 1.
var parsed = root.Parse(args);
var code = await parsed.InvokeAsync();
return parsed.Errors.Count > 0 ? 2 : code;
