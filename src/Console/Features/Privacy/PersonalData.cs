using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Privacy;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.Privacy;

/// <summary>A person at one door, whose data is to go.</summary>
internal sealed record PersonAtDoor(Channel Channel, OpenId OpenId, Origin Origin);

/// <summary>
/// What WeChat gave of a person by one door, to be taken away kind by kind inside the caller's item. The account itself stays: other doors may lead to it,
/// and what was accepted must stay provable.
/// </summary>
internal sealed class PersonalData(LaneItem item, PersonAtDoor person)
{
    public async Task<PrivacyStep> DropProfileAsync(CancellationToken cancellationToken)
    {
        var context = item.Context;
        await context.ProfileFacts.Where(fact => fact.Origin == person.Origin.Id && fact.Source == ProfileSource.WeChat).ExecuteDeleteAsync(cancellationToken);

        var account = await context.Accounts.AsTracking().SingleAsync(account => account.Id == person.Origin.Account, cancellationToken);
        var facts = await context.ProfileFacts.AsNoTracking()
            .Where(fact => context.Origins.Any(origin => origin.Id == fact.Origin && origin.Account == account.Id)).ToListAsync(cancellationToken);
        var former = account.Avatar;
        account.Show(Profile.Of(facts));
        await context.SaveChangesAsync(cancellationToken);
        if (former is { } avatar)
            await DropAvatarAsync(avatar, cancellationToken);
        return PrivacyStep.ProfileDropped;
    }

    /// <summary>The numbers whose claims rest on a sign-in by this door; what came by another one is that door's affair.</summary>
    public async Task<PrivacyStep> DropPhonesAsync(CancellationToken cancellationToken)
    {
        var signIns = SignIns.Select(signIn => signIn.Id);
        await item.Context.PhoneClaims.Where(claim => claim.Origin == person.Origin.Id && signIns.Contains(claim.SignIn)).ExecuteDeleteAsync(cancellationToken);
        return PrivacyStep.PhoneDropped;
    }

    /// <summary>The way in itself, what it attested, and the UnionIDs that nothing attests after that.</summary>
    public async Task<IReadOnlyList<PrivacyStep>> DropDoorAsync(CancellationToken cancellationToken)
    {
        var context = item.Context;
        var (appId, openId) = (person.Channel.AppId, person.OpenId);
        await context.LinkedIdentities.Where(link => link.AppId == appId && link.OpenId == openId).ExecuteDeleteAsync(cancellationToken);
        await context.Attestations.Where(pair => pair.AppId == appId && pair.OpenId == openId).ExecuteDeleteAsync(cancellationToken);
        await context.MigratedOpenIds
            .Where(pair => (pair.AppId == appId && pair.OpenId == openId) || (pair.FormerAppId == appId && pair.FormerOpenId == openId))
            .ExecuteDeleteAsync(cancellationToken);
        var unattested = await context.UnionKeys
            .Where(key => key.Origin == person.Origin.Id
                && !context.Attestations.Any(pair => pair.UnionId == key.UnionId && pair.OpenPlatform == key.OpenPlatform && pair.Placement == Placement.Accepted))
            .ExecuteDeleteAsync(cancellationToken);
        return unattested == 0 ? [PrivacyStep.DoorClosed] : [PrivacyStep.DoorClosed, PrivacyStep.UnionIdDropped];
    }

    /// <summary>A session does not say by which door of its kind it came: all that may have come by this one end.</summary>
    public async Task<PrivacyStep> DropSessionsAsync(CancellationToken cancellationToken)
    {
        var scenarios = Scenario.Of(person.Channel.Kind);
        await item.Context.Sessions
            .Where(session => session.Origin == person.Origin.Id && session.EndedAt == null && scenarios.Contains(session.Scenario))
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.EndedAt, item.Now), cancellationToken);
        return PrivacyStep.SessionsEnded;
    }

    /// <summary>The sign-ins by this door. Those that an acceptance rests on keep when and where, and lose why.</summary>
    public async Task<PrivacyStep> DropHistoryAsync(CancellationToken cancellationToken)
    {
        var context = item.Context;
        await SignIns.Where(signIn => !context.Acceptances.Any(acceptance => acceptance.SignIn == signIn.Id))
            .ExecuteDeleteAsync(cancellationToken);
        await SignIns.ExecuteUpdateAsync(update => update.SetProperty(signIn => signIn.Trace, Array.Empty<byte>()), cancellationToken);
        return PrivacyStep.HistoryDropped;
    }

    /// <summary>Without a way in left, the person's own key goes, and with it cases, numbers and reasons that lie under it; their devices too.</summary>
    public async Task<PrivacyStep?> DropKeyAsync(CancellationToken cancellationToken)
    {
        var (context, origin) = (item.Context, person.Origin.Id);
        if (await context.LinkedIdentities.AnyAsync(link => link.Origin == origin, cancellationToken)
            || await context.UnionKeys.AnyAsync(key => key.Origin == origin, cancellationToken))
        {
            return null;
        }

        await context.PhoneClaims.Where(claim => claim.Origin == origin).ExecuteDeleteAsync(cancellationToken);
        await context.Devices.Where(device => device.Origin == origin).ExecuteDeleteAsync(cancellationToken);
        await context.OriginKeys.Where(key => key.Origin == origin).ExecuteDeleteAsync(cancellationToken);
        return PrivacyStep.KeyDestroyed;
    }

    private IQueryable<Domain.Accounts.SignIn> SignIns => item.Context.SignIns.Where(signIn =>
        signIn.Origin == person.Origin.Id && signIn.AppId == person.Channel.AppId && signIn.OpenId == person.OpenId);

    // The address of a picture is its content's hash: somebody else may have the same one.
    private async Task DropAvatarAsync(AvatarId avatar, CancellationToken cancellationToken)
    {
        var text = avatar.Value.ToString("N");
        if (!await item.Context.ProfileFacts.AnyAsync(fact => fact.Field == ProfileField.Avatar && fact.Value == text, cancellationToken))
            await item.Context.Avatars.Where(picture => picture.Id == avatar).ExecuteDeleteAsync(cancellationToken);
    }
}
