namespace Chokepoint.Benchmarks.Running;

/// <summary>One benchmark: `dotnet run -c Release --project tests/Chokepoint.Benchmarks -- NAME [--option value] [--json]`.</summary>
internal abstract class Verb
{
    public abstract string Name { get; }

    /// <summary>Its options and what it measures, one line.</summary>
    public abstract string Usage { get; }

    /// <summary>Names of its options without the dashes; `json` is every verb's.</summary>
    public abstract IReadOnlyList<string> Options { get; }

    /// <summary>Measures; results go to <see cref="VerbArguments.Report"/>. Answers the exit code.</summary>
    public abstract Task<int> RunAsync(VerbArguments arguments, CancellationToken cancellationToken);
}
