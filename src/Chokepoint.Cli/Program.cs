using System.CommandLine;

// One line a command; each feature brings its own `Create()`.
var root = new RootCommand("Chokepoint: who takes which position toward whom in technology policy, and which sentence proves it.");
return await root.Parse(args).InvokeAsync();
