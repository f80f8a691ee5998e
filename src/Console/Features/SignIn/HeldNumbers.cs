using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Persistence;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn;

/// <summary>Whether a number of somebody is on record.</summary>
internal static class HeldNumbers
{
    /// <summary>The origins of the account that an origin belongs to.</summary>
    public static IQueryable<OriginId> SameAccount(this ConsoleContext context, OriginId origin) =>
        from own in context.Origins
        join other in context.Origins on own.Account equals other.Account
        where own.Id == origin
        select other.Id;

    /// <summary>Whether two origins are one person.</summary>
    public static Task<bool> AreOneAsync(this ConsoleContext context, OriginId one, OriginId other, CancellationToken cancellationToken) =>
        context.SameAccount(other).ContainsAsync(one, cancellationToken);

    /// <summary>Whether a mini program asks somebody: not those whose number is on record, where the channel says so.</summary>
    public static async Task<PhoneAsk> AskedAsync(this ConsoleContext context, Channel channel, WeChatSubject subject, CancellationToken cancellationToken)
    {
        if (channel.Phone is not { Reuse: true, Ask: not PhoneAsk.None })
            return channel.Phone.Ask;
        var (known, holder) = await LoadFacts.WhoAsync(context, channel, subject, cancellationToken);
        return (known ?? holder) is { } person && await context.HoldsNumberAsync(person, cancellationToken) ? PhoneAsk.None : channel.Phone.Ask;
    }

    /// <summary>Whether the person holds a number, by whatever door it came.</summary>
    public static Task<bool> HoldsNumberAsync(this ConsoleContext context, OriginId origin, CancellationToken cancellationToken)
    {
        var origins = context.SameAccount(origin);
        return context.PhoneClaims.AnyAsync(claim => origins.Contains(claim.Origin) && claim.State == ClaimState.Holder, cancellationToken);
    }
}
