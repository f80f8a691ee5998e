using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>Keeps on a way in that the person came to follow the official account, or left it. Of people who are not known nothing is kept.</summary>
internal sealed class NoteFollowing(IDbContextFactory<ConsoleContext> contexts, IWriteLane lane)
{
    public async Task RunAsync(SignedPush push, CancellationToken cancellationToken)
    {
        var isFollowing = push.Message.Is("subscribe");
        if ((!isFollowing && !push.Message.Is("unsubscribe")) || push.Message is not { From: { } openId, CreatedAt: { } at })
            return;

        // Most of those who follow or leave have never signed in here: for them the write lane is left alone.
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        if (!await Links(context, push.Channel.Key, openId).AnyAsync(cancellationToken))
            return;

        await lane.RunAsync(
            async (item, token) =>
            {
                if (await Links(item.Context, push.Channel.Key, openId).AsTracking().FirstOrDefaultAsync(token) is not { } link)
                    return false;
                if (isFollowing)
                    link.Follow(at);
                else
                    link.Unfollow(at);
                return true;
            },
            cancellationToken);
    }

    private static IQueryable<LinkedIdentity> Links(ConsoleContext context, string channelKey, OpenId openId) =>
        context.LinkedIdentities.Where(link =>
            link.OpenId == openId && context.Channels.Any(channel => channel.Key == channelKey && channel.AppId == link.AppId));
}
