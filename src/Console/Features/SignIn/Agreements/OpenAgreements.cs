using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Agreements;

/// <summary>An agreement that a channel asks for, and whether this person has accepted its present version before.</summary>
public sealed record AskedAgreement(AgreementVersion Name, string Title, bool IsAccepted)
{
    /// <summary>Whether it is still missing when the person accepts <paramref name="accepted"/> now.</summary>
    public bool IsMissingFrom(IReadOnlySet<AgreementVersion> accepted) => !IsAccepted && !accepted.Contains(Name);
}

/// <summary>What a person has yet to accept before they sign in at a channel.</summary>
internal sealed class OpenAgreements(IOptions<AgreementsOptions> options)
{
    /// <summary>An agreement is missing, or it was another version that was accepted.</summary>
    public static readonly Error Required = new("agreement.required", "An agreement was not accepted in its present version.");

    /// <summary>The agreements of a channel in their order.</summary>
    /// <param name="context">Where to read.</param>
    /// <param name="channel">The door.</param>
    /// <param name="person">Who, as far as anybody is known.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<IReadOnlyList<AskedAgreement>> OfAsync(
        ConsoleContext context, Channel channel, OriginId? person, CancellationToken cancellationToken)
    {
        if (channel.Agreements.Count == 0)
            return [];

        var asked = channel.Agreements.Where(options.Value.ContainsKey)
            .Select(key => (Name: new AgreementVersion(key, options.Value[key].Version), options.Value[key].Title));
        var accepted = person is { } origin ? await AcceptedAsync(context, origin, cancellationToken) : [];
        return [.. asked.Select(agreement => new AskedAgreement(agreement.Name, agreement.Title, accepted.Contains(agreement.Name)))];
    }

    /// <summary>The agreements of a channel for whom WeChat names, known or not.</summary>
    public async Task<IReadOnlyList<AskedAgreement>> OfAsync(
        ConsoleContext context, Channel channel, WeChatSubject subject, CancellationToken cancellationToken)
    {
        var (known, holder) = await LoadFacts.WhoAsync(context, channel, subject, cancellationToken);
        return await OfAsync(context, channel, known ?? holder, cancellationToken);
    }

    // What one origin of an account accepted, the person has accepted.
    private static async Task<HashSet<AgreementVersion>> AcceptedAsync(
        ConsoleContext context, OriginId person, CancellationToken cancellationToken)
    {
        var account = context.Origins.Where(origin => origin.Id == person).Select(origin => origin.Account);
        var accepted = await (
            from acceptance in context.Acceptances
            join origin in context.Origins on acceptance.Origin equals origin.Id
            where account.Contains(origin.Account)
            select new { acceptance.Key, acceptance.Version }).ToListAsync(cancellationToken);
        return [.. accepted.Select(acceptance => new AgreementVersion(acceptance.Key, acceptance.Version))];
    }
}
