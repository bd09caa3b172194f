using Chokepoint.Benchmarks.Running;

// One line a verb; each feature brings its own class.
Verb[] verbs =
[
];
return await VerbRun.StartAsync(args, verbs);
