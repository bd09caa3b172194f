using Chokepoint.Benchmarks.Exports;
using Chokepoint.Benchmarks.Extraction;
using Chokepoint.Benchmarks.Fetching;
using Chokepoint.Benchmarks.Generating;
using Chokepoint.Benchmarks.Pages;
using Chokepoint.Benchmarks.Queries;
using Chokepoint.Benchmarks.Running;
using Chokepoint.Benchmarks.Tagging;
using Chokepoint.Benchmarks.Writes;

// One line a verb; each feature brings its own class.
Verb[] verbs =
[
    new GenerateVerb(),
    new FetchBenchmark(),
    new TaggingVerb(),
    new ExtractionBenchmark(),
    new QueriesVerb(),
    new PagesVerb(),
    new ExportVerb(),
    new IngestVerb(),
];
return await VerbRun.StartAsync(args, verbs);
