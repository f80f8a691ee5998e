using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Persistence;

/// <summary>The ways in of a channel, in the order of their OpenIDs: whoever goes through all of them goes on after the last one.</summary>
internal static class PeopleInOrder
{
    /// <param name="context">The database.</param>
    /// <param name="channel">The channel.</param>
    /// <param name="after">The last one that was had; null for the beginning.</param>
    /// <param name="count">How many at most.</param>
    public static IQueryable<LinkedIdentity> PeopleAfter(this ConsoleContext context, ChannelId channel, OpenId? after, int count)
    {
        var (id, from) = (channel.Value, after?.Value ?? "");
        // An OpenID is no text to C#, and nothing in it can be compared there.
        return context.LinkedIdentities.FromSql(
            $"SELECT * FROM linked_identities WHERE channel = {id} AND open_id > {from} ORDER BY open_id LIMIT {count}").AsNoTracking();
    }
}
