namespace Chokepoint.IntegrationTests.Support;

/// <summary>Waits for what another process or thread is going to do; a machine that hangs ends the wait, a slow one does not.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(8);

    public static async Task HoldsAsync(Func<Task<bool>> condition, string what)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        limit.CancelAfter(Limit);
        while (!await condition())
        {
            if (limit.IsCancellationRequested)
            {
                throw new TimeoutException($"It did not come about that {what}.");
            }

            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }
}
