using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Privacy;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.Privacy;

/// <summary>
/// WeChat pushes that a person took something back, or left WeChat (protocol 11): does what that means at once, in one transaction with the
/// task that says so. What nobody foresaw waits in the task for a person, with a deadline.
/// </summary>
internal sealed class ReceivePrivacyEvent(IWriteLane lane, IOptions<PrivacyOptions> options)
{
    /// <summary>Which event it is; null for every other push.</summary>
    public static PrivacyEvent? EventOf(PushMessage push)
    {
        if (push.Is("user_info_modified"))
            return PrivacyEvent.ProfileCleaned;
        if (push.Is("user_authorization_revoke"))
            return PrivacyEvent.AuthorizationRevoked;
        return push.Is("user_authorization_cancellation") ? PrivacyEvent.WeChatClosed : null;
    }

    /// <exception cref="WriteLaneBusyException">Nothing was stored: WeChat must tell it again.</exception>
    public Task<bool> RunAsync(SignedPush push, PrivacyEvent @event, CancellationToken cancellationToken) => lane.RunAsync(
        async (item, token) =>
        {
            if (!await ReceivedPush.NoteAsync(item, push.KeyHash, token))
                return false;

            var channel = await item.Context.Channels.SingleAsync(channel => channel.Key == push.Channel.Key, token);
            // Not the sender: that is WeChat's own push account.
            var named = OpenId.TryParse(push.Message["OpenID"], out var openId) ? openId : (OpenId?)null;
            var person = named is { } known ? await FindAsync(item, channel, known, token) : null;
            var revoked = @event is PrivacyEvent.AuthorizationRevoked ? Shorten(push.Message["RevokeInfo"]) : null;
            var task = PrivacyTask.Receive(
                PrivacyTaskId.New(item.Now), channel.Id, @event, revoked, person?.Origin.Id, item.Now, options.Value.DoneWithin);
            task.Did(
                named is null ? [PrivacyStep.NobodyNamed]
                : person is null ? [PrivacyStep.NobodyKnown]
                : await ActAsync(new PersonalData(item, person), @event, revoked, token), item.Now);
            item.Context.PrivacyTasks.Add(task);
            if (person is not null)
                item.AfterCommit(new Nudge.AccountChanged(person.Origin.Account));
            return true;
        },
        cancellationToken);

    private static async Task<PersonAtDoor?> FindAsync(LaneItem item, Channel channel, OpenId openId, CancellationToken cancellationToken)
    {
        var origin = await item.Context.LinkedIdentities.Where(link => link.AppId == channel.AppId && link.OpenId == openId)
            .Join(item.Context.Origins, link => link.Origin, origin => origin.Id, (_, origin) => origin).AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        return origin is null ? null : new PersonAtDoor(channel, openId, origin);
    }

    private static async Task<List<PrivacyStep>> ActAsync(
        PersonalData data, PrivacyEvent @event, string? revokeInfo, CancellationToken cancellationToken) => @event switch
        {
            PrivacyEvent.ProfileCleaned => [await data.DropProfileAsync(cancellationToken)],
            PrivacyEvent.WeChatClosed => await EverythingAsync(data, withHistory: true, cancellationToken),
            _ => await RevokeAsync(data, RevokeInfo.Read(revokeInfo), cancellationToken),
        };

    private static async Task<List<PrivacyStep>> RevokeAsync(PersonalData data, RevokedData revoked, CancellationToken cancellationToken)
    {
        var steps = new List<PrivacyStep>();
        if (revoked.HasFlag(RevokedData.Everything))
            steps.AddRange(await EverythingAsync(data, withHistory: false, cancellationToken));
        else
        {
            if (revoked.HasFlag(RevokedData.Profile))
                steps.Add(await data.DropProfileAsync(cancellationToken));
            if (revoked.HasFlag(RevokedData.Phone))
                steps.Add(await data.DropPhonesAsync(cancellationToken));
        }

        if (revoked.HasFlag(RevokedData.Unknown))
            steps.Add(PrivacyStep.UnknownData);
        return steps.Count > 0 ? steps : [PrivacyStep.NothingStored];
    }

    private static async Task<List<PrivacyStep>> EverythingAsync(PersonalData data, bool withHistory, CancellationToken cancellationToken)
    {
        List<PrivacyStep> steps =
        [
            await data.DropProfileAsync(cancellationToken),
            await data.DropPhonesAsync(cancellationToken),
            await data.DropSessionsAsync(cancellationToken),
            .. await data.DropDoorAsync(cancellationToken),
        ];
        if (!withHistory)
            return steps;

        steps.Add(await data.DropHistoryAsync(cancellationToken));
        if (await data.DropKeyAsync(cancellationToken) is { } key)
            steps.Add(key);
        return steps;
    }

    private static string? Shorten(string? text) => text is { Length: > RevokeInfo.MaxLength } ? text[..RevokeInfo.MaxLength] : text;
}
