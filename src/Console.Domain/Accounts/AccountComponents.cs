namespace BlazorConsole.Domain.Accounts;

/// <summary>Accounts as what they are: the connected components of origins over active joins.</summary>
public static class AccountComponents
{
    /// <summary>
    /// Which account each origin belongs to. The account takes the id of its primary origin: the oldest, and of two equally old
    /// ones the smaller id. The answer depends on the set of joins alone, not on their order.
    /// </summary>
    /// <param name="origins">Every origin of the components asked for, with its time of creation.</param>
    /// <param name="joins">The joins among them; inactive ones do not count.</param>
    public static IReadOnlyDictionary<OriginId, AccountId> Of(
        IReadOnlyDictionary<OriginId, DateTimeOffset> origins, IEnumerable<Join> joins)
    {
        var parent = origins.Keys.ToDictionary(origin => origin);

        OriginId Root(OriginId origin)
        {
            while (parent[origin] != origin)
                origin = parent[origin] = parent[parent[origin]];
            return origin;
        }

        bool IsOlder(OriginId one, OriginId other) =>
            (origins[one], one.Value).CompareTo((origins[other], other.Value)) < 0;

        foreach (var join in joins.Where(join => join.Active))
        {
            var (one, other) = (Root(join.Lower), Root(join.Higher));
            if (IsOlder(one, other))
                parent[other] = one;
            else
                parent[one] = other;
        }

        return origins.Keys.ToDictionary(origin => origin, origin => new AccountId(Root(origin).Value));
    }
}
