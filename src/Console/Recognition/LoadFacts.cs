using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Secrets;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Recognition;

/// <summary>Loads all that the rules look at.</summary>
internal sealed class LoadFacts(Keyring keyring, IOptions<RecognitionOptions> options)
{
    /// <summary>Needs evidence that names one person.</summary>
    public async Task<Facts> AboutAsync(
        ConsoleContext context, Channel channel, Evidence evidence, PersonAnswer? answer, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var subject = evidence.Subject;
        var (linked, holder) = await WhoAsync(context, channel, subject, cancellationToken);
        // WeChat's own word that two OpenIDs are one person counts like one that is known.
        var known = linked ?? await MigratedAsync(context, subject, cancellationToken);
        return Facts.Of(
            evidence, channel.UnionIdIsUsable, known, holder,
            await ClashesAsync(context, channel, subject, known, holder, cancellationToken),
            await PhoneAsync(context, channel, evidence, known ?? holder, now, cancellationToken),
            answer, channel.Mode) with
        { IsMigrated = linked is null && known is not null };
    }

    private static Task<OriginId?> MigratedAsync(ConsoleContext context, WeChatSubject subject, CancellationToken cancellationToken) => (
        from pair in context.MigratedOpenIds
        where pair.AppId == subject.AppId && pair.OpenId == subject.OpenId
        join job in context.ChannelJobs on pair.Job equals job.Id
        where job.State == ChannelJobState.Applied
        join link in context.LinkedIdentities on new { AppId = pair.FormerAppId, OpenId = pair.FormerOpenId } equals new { link.AppId, link.OpenId }
        select (OriginId?)link.Origin).FirstOrDefaultAsync(cancellationToken);

    /// <summary>Whom OpenID and UnionID name, each by itself.</summary>
    public static async Task<(OriginId? Known, OriginId? Holder)> WhoAsync(
        ConsoleContext context, Channel channel, WeChatSubject subject, CancellationToken cancellationToken)
    {
        var known = await context.LinkedIdentities
            .Where(link => link.AppId == subject.AppId && link.OpenId == subject.OpenId)
            .Select(link => (OriginId?)link.Origin).FirstOrDefaultAsync(cancellationToken);
        var holder = subject.UnionId is { } unionId && channel.UnionIdIsUsable
            ? await context.UnionKeys.Where(key => key.OpenPlatform == channel.OpenPlatform!.Value && key.UnionId == unionId)
                .Select(key => (OriginId?)key.Origin).FirstOrDefaultAsync(cancellationToken)
            : null;
        return (known, holder);
    }

    // A WeChat user has one OpenID of an app and one UnionID of an OpenPlatform.
    private static async Task<bool> ClashesAsync(
        ConsoleContext context, Channel channel, WeChatSubject subject, OriginId? known, OriginId? holder, CancellationToken cancellationToken)
    {
        if (subject.UnionId is not { } unionId || !channel.UnionIdIsUsable)
            return false;
        return (known, holder) switch
        {
            (null, { } origin) => await context.LinkedIdentities.AnyAsync(
                link => link.Origin == origin && link.AppId == subject.AppId, cancellationToken),
            ({ } origin, null) => await context.UnionKeys.AnyAsync(
                key => key.Origin == origin && key.OpenPlatform == channel.OpenPlatform!.Value && key.UnionId != unionId, cancellationToken),
            _ => false,
        };
    }

    private async Task<PhoneFacts> PhoneAsync(
        ConsoleContext context, Channel channel, Evidence evidence, OriginId? person, DateTimeOffset now, CancellationToken cancellationToken)
    {
        if (evidence.Phone is not { } proof)
            return PhoneFacts.None;

        var hash = keyring.HashPhone(proof.Number);
        var claims = await (
            from claim in context.PhoneClaims.AsNoTracking()
            join origin in context.Origins on claim.Origin equals origin.Id
            where claim.NumberHash == hash
            select new { Claim = claim, origin.Account }).ToListAsync(cancellationToken);
        AccountId? account = person is { } id
            ? await context.Origins.Where(origin => origin.Id == id).Select(origin => origin.Account).SingleAsync(cancellationToken)
            : null;

        var holding = claims.Find(entry => entry.Claim.State is ClaimState.Holder);
        var standing = (holding, claims) switch
        {
            _ when proof.OpenId != evidence.Subject.OpenId => PhoneStanding.Muted,
            _ when claims.Exists(entry => entry.Claim.State is ClaimState.Disputed) => PhoneStanding.Muted,
            (null, _) when claims.Exists(entry => entry.Claim.State is ClaimState.Imported) => PhoneStanding.ImportedOnly,
            (null, _) => PhoneStanding.Free,
            _ when holding.Account == account => PhoneStanding.Own,
            _ when claims.Exists(entry => entry.Account == account && entry.Claim.State is ClaimState.Contact) => PhoneStanding.Shared,
            _ => PhoneStanding.HeldElsewhere,
        };
        return new PhoneFacts(
            standing,
            proof.Strength,
            standing is PhoneStanding.HeldElsewhere or PhoneStanding.Shared
                ? new PhoneHolder(
                    holding!.Claim.Strength,
                    now - holding.Claim.ProvedAt <= PhoneProof.FreshFor,
                    await HasAnotherWeChatAsync(context, channel, evidence.Subject, holding.Account, cancellationToken))
                : null,
            account is { } owner && await IsAtCapAsync(context, owner, cancellationToken));
    }

    private static async Task<bool> HasAnotherWeChatAsync(
        ConsoleContext context, Channel channel, WeChatSubject subject, AccountId holder, CancellationToken cancellationToken)
    {
        var origins = context.Origins.Where(origin => origin.Account == holder).Select(origin => origin.Id);
        if (await context.LinkedIdentities.AnyAsync(
                link => origins.Contains(link.Origin) && link.AppId == subject.AppId && link.OpenId != subject.OpenId, cancellationToken))
        {
            return true;
        }

        return subject.UnionId is { } unionId && channel.UnionIdIsUsable && await context.UnionKeys.AnyAsync(
            key => origins.Contains(key.Origin) && key.OpenPlatform == channel.OpenPlatform!.Value && key.UnionId != unionId, cancellationToken);
    }

    private async Task<bool> IsAtCapAsync(ConsoleContext context, AccountId account, CancellationToken cancellationToken)
    {
        var origins = context.Origins.Where(origin => origin.Account == account).Select(origin => origin.Id);
        return await context.PhoneClaims.CountAsync(
            claim => origins.Contains(claim.Origin) && claim.State == ClaimState.Holder, cancellationToken) >= options.Value.PhonesPerAccount;
    }
}
