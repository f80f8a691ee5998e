using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Recognition.Rules;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Follow;

/// <summary>
/// WeChat pushes that somebody followed the account by a screen's code, or scanned it again: finds out from WeChat who that is, gives them
/// the ticket, and answers with the link to confirm. A push that comes twice is answered alike and changes nothing twice.
/// </summary>
internal sealed class ScanByFollowing(
    IDbContextFactory<ConsoleContext> contexts,
    OfficialAccountCalls weChat,
    IWriteLane lane,
    ScanTicket scan,
    ApproveTicket approve,
    FollowReplies replies,
    Keyring keyring,
    TimeProvider clock)
{
    /// <summary>Of a new follower the scene comes with this before it (protocol 9.4).</summary>
    private const string NewFollower = "qrscene_";

    /// <summary>The hash of the scene when the push is about one of our codes; null for everything else.</summary>
    public static byte[]? SceneOf(PushMessage push)
    {
        if (push.Is("SCAN"))
            return FollowScene.HashOf(push.EventKey);
        return push.Is("subscribe") && push.EventKey is { } key && key.StartsWith(NewFollower, StringComparison.Ordinal)
            ? FollowScene.HashOf(key[NewFollower.Length..])
            : null;
    }

    /// <returns>What the person reads.</returns>
    public async Task<string> RunAsync(SignedPush push, byte[] scene, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (ticket, channel) = await FindAsync(context, push, scene, cancellationToken);
        if (ticket is null || channel is null)
            return replies.Refusal(TicketErrors.Expired);
        // Before WeChat is asked: a code that nobody waits for costs no call.
        if (ticket.StateAt(clock.GetUtcNow()) is not (LoginTicketState.Issued or LoginTicketState.Scanned) and var state)
            return replies.Refusal(TicketErrors.From(state));

        var follower = await FollowerAsync(channel, push, cancellationToken);
        if (!follower.Succeeded)
            return replies.Refusal(follower.Error);

        // From a key of ours and from this very push: when WeChat sends it again, the answer is the same and no secret was stored for it.
        var link = RandomToken.Of(keyring.Derive(push.KeyHash, "follow link"));
        var scanned = await TakeAsync(push, ticket.Id, follower.Value.Evidence, link, cancellationToken);
        if (!scanned.Succeeded)
            return replies.Refusal(scanned.Error, follower.Value.Language);
        return channel.Follow is FollowConfirm.None && scanned.Value.Purpose is TicketPurpose.SignIn
            ? await ApproveAsync(scanned.Value, link, follower.Value.Language, cancellationToken)
            : replies.Asks(scanned.Value, link.Text, follower.Value.Language);
    }

    private static async Task<(LoginTicket? Ticket, Channel? Channel)> FindAsync(
        ConsoleContext context, SignedPush push, byte[] scene, CancellationToken cancellationToken)
    {
        var ticket = await context.FollowScenes.Where(known => known.SceneHash == scene)
            .Join(context.LoginTickets, known => known.Ticket, ticket => ticket.Id, (_, ticket) => ticket)
            .FirstOrDefaultAsync(cancellationToken);
        if (ticket is null)
            return (null, null);
        var channel = await context.Channels.SingleAsync(channel => channel.Id == ticket.Channel, cancellationToken);
        // A code of one account, pushed by another, is nobody's.
        return channel.Key == push.Channel.Key ? (ticket, channel) : (null, null);
    }

    private async Task<Result<KnownFollower>> FollowerAsync(Channel channel, SignedPush push, CancellationToken cancellationToken)
    {
        if (push.Message.From is not { } openId)
            return A1AnswersNameDifferentPeople.NotConfirmed;
        var follower = await weChat.GetFollowerAsync(channel, openId, cancellationToken);
        if (!follower.Succeeded)
            return follower.Error;

        var evidence = new Evidence(
            channel.Id, channel.AppId,
            [new Answer(openId, UnionId: null), new Answer(follower.Value.OpenId, follower.Value.UnionId)],
            IsSnapshot: false, clock.GetUtcNow());
        // Whoever does not follow cannot have scanned: the push is not WeChat's, or the person has left meanwhile.
        return follower.Value.IsFollowing && evidence.NamesOnePerson
            ? new KnownFollower(evidence, follower.Value.Language)
            : A1AnswersNameDifferentPeople.NotConfirmed;
    }

    private Task<Result<LoginTicket>> TakeAsync(
        SignedPush push, LoginTicketId id, Evidence evidence, RandomToken link, CancellationToken cancellationToken) =>
        lane.RunAsync<Result<LoginTicket>>(
            async (item, token) =>
            {
                if (await ReceivedPush.NoteAsync(item, push.KeyHash, token))
                    return await scan.RunAsync(item, id, evidence, nickname: null, avatar: null, link.Hash, city: null, token);

                var ticket = await item.Context.LoginTickets.SingleAsync(ticket => ticket.Id == id, token);
                return ticket.IsHeldBy(link.Hash) ? ticket : TicketErrors.AlreadyScanned;
            },
            cancellationToken);

    // What the person has yet to accept or to answer needs the page all the same.
    private async Task<string> ApproveAsync(LoginTicket ticket, RandomToken link, string? language, CancellationToken cancellationToken)
    {
        var approved = await approve.RunAsync(ticket.Id.Value, link.Hash, new Confirmation(new HashSet<AgreementVersion>()), cancellationToken);
        return approved.Value == ConfirmOutcome.Approved ? replies.SignedIn(ticket, language) : replies.Asks(ticket, link.Text, language);
    }

    private sealed record KnownFollower(Evidence Evidence, string? Language);
}
