using BlazorConsole.Domain.Accounts;
using FsCheck;
using FsCheck.Fluent;

namespace BlazorConsole.Domain.Tests.Accounts;

public sealed class AccountComponentsTests
{
    private const int Origins = 8;

    [Fact]
    public void Of_NoJoins_MakesEachOriginAnAccount()
    {
        var accounts = AccountComponents.Of(SomeOrigins(), []);

        Assert.All(accounts, pair => Assert.Equal(pair.Key.Value, pair.Value.Value));
    }

    [Fact]
    public void Of_JoinedOrigins_TakesTheOldestAsPrimary()
    {
        var origins = SomeOrigins();
        origins[Given.Origin(5)] = Given.Now.AddDays(-1);

        var accounts = AccountComponents.Of(origins, [Edge(1, 5), Edge(1, 2)]);

        Assert.All((int[])[1, 2, 5], number => Assert.Equal(Given.Origin(5).Value, accounts[Given.Origin(number)].Value));
        Assert.Equal(Given.Origin(3).Value, accounts[Given.Origin(3)].Value);
    }

    [Fact]
    public void Of_InactiveJoin_DoesNotCount()
    {
        var accounts = AccountComponents.Of(SomeOrigins(), [Undone(1, 2)]);

        Assert.NotEqual(accounts[Given.Origin(1)], accounts[Given.Origin(2)]);
    }

    [Fact]
    public void Of_AnyJoins_IsTheReachabilityOfTheGraphInWhateverOrderTheyCome()
    {
        var edges = Gen.Choose(1, Origins).Two().ListOf().ToArbitrary();

        Prop.ForAll(edges, pairs =>
        {
            var joins = pairs.Where(pair => pair.Item1 != pair.Item2).Select(pair => Edge(pair.Item1, pair.Item2)).ToList();
            var forward = AccountComponents.Of(SomeOrigins(), joins);
            var backward = AccountComponents.Of(SomeOrigins(), Enumerable.Reverse(joins));
            var isSame = forward.All(pair => backward[pair.Key] == pair.Value);
            return isSame && SomeOrigins().Keys.All(one => SomeOrigins().Keys.All(other =>
                (forward[one] == forward[other]) == Reaches(one, other, joins)));
        }).QuickCheckThrowOnFailure();
    }

    private static bool Reaches(OriginId from, OriginId to, List<Join> joins)
    {
        HashSet<OriginId> seen = [from];
        while (joins.SelectMany(Ends).FirstOrDefault(end => seen.Contains(end.From) && !seen.Contains(end.To)) is { To: var next } && next != default)
            seen.Add(next);
        return seen.Contains(to);
    }

    private static IEnumerable<(OriginId From, OriginId To)> Ends(Join join) => [(join.Lower, join.Higher), (join.Higher, join.Lower)];

    private static Dictionary<OriginId, DateTimeOffset> SomeOrigins() =>
        Enumerable.Range(1, Origins).ToDictionary(Given.Origin, number => Given.Now.AddMinutes(number));

    private static Join Undone(int one, int other)
    {
        var edge = Edge(one, other);
        edge.Deactivate();
        return edge;
    }

    private static Join Edge(int one, int other) => Join.Between(Given.Origin(one), Given.Origin(other), JoinKind.Attested, Given.Now);
}
