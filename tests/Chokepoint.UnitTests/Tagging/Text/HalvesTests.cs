using Chokepoint.Tagging.Text;

namespace Chokepoint.UnitTests.Tagging.Text;

public sealed class HalvesTests
{
    [Fact]
    public void Every_bound_splits_an_ordered_list_with_repeats_where_a_walk_would()
    {
        for (var length = 0; length < 12; length++)
        {
            int[] ordered = [.. Enumerable.Range(0, length).Select(index => index / 2 * 2)];
            for (var bound = -1; bound <= length + 1; bound++)
            {
                Assert.Equal(ordered.TakeWhile(item => item < bound).Count(), Halves.CountWhile(ordered, item => item < bound));
            }
        }
    }
}
