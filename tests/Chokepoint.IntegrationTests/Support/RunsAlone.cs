namespace Chokepoint.IntegrationTests.Support;

/// <summary>For tests that another one beside them would disturb: they run when all others have ended.</summary>
[CollectionDefinition(DisableParallelization = true)]
public sealed class RunsAlone;
