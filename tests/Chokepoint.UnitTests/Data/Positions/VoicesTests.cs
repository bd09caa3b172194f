using Chokepoint.Data.Positions;
using Chokepoint.Tagging;

namespace Chokepoint.UnitTests.Data.Positions;

public sealed class VoicesTests
{
    [Theory]
    [InlineData("GB", "huawei", "CN", "state", Voice.Apart)]
    [InlineData("GB", "huawei", "CN", "state-run", Voice.Apart)]
    [InlineData("GB", "huawei", "CN", "independent", Voice.Press)]
    [InlineData("GB", "huawei", "GB", "official", Voice.Official)]
    [InlineData("GB", "huawei", "GB", "public", Voice.Press)]
    [InlineData("GB", "huawei", "US", "official", Voice.Press)]
    [InlineData("CN", "huawei", "CN", "state", Voice.Official)]
    [InlineData("GB", "huawei", null, "state", Voice.Press)]
    [InlineData("GB", "huawei", "CN", null, Voice.Press)]
    public void An_outlet_speaks_for_the_actor_for_the_target_or_for_itself(string actor, string company, string? country, string? affiliation, Voice voice) =>
        Assert.Equal(voice, Voices.Of(actor, new Entity(EntityKind.Company, company), (country, affiliation)));

    [Fact]
    public void A_state_outlet_of_a_country_that_is_the_target_is_set_apart() =>
        Assert.Equal(Voice.Apart, Voices.Of("US", new Entity(EntityKind.Country, "RU"), ("RU", "state")));
}
