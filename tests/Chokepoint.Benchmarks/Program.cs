using Chokepoint.Benchmarks.Fetching;
using Chokepoint.Benchmarks.Generating;
using Chokepoint.Benchmarks.Running;

// One line a verb; each feature brings its own class.
Verb[] verbs =
[
    new GenerateVerb(),
    new FetchBenchmark(),
];
return await VerbRun.StartAsync(args, verbs);
