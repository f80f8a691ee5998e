using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Agreements;

/// <summary>An agreement as mini programs and apps show it.</summary>
/// <param name="Key">The agreement.</param>
/// <param name="Title">What people call it.</param>
/// <param name="Version">Its version.</param>
/// <param name="Url">Where to read it.</param>
/// <param name="Accepted">Whether this person has accepted this version before.</param>
internal sealed record AgreementMessage(string Key, string Title, string Version, string Url, bool Accepted);

/// <summary>The agreements of a channel as messages, each with the address of its text.</summary>
internal sealed class AgreementMessages(
    IDbContextFactory<ConsoleContext> contexts, OpenAgreements agreements, SealedEvidence sealing, IOptions<PublicOptions> options)
{
    public async Task<IReadOnlyList<AgreementMessage>> OfAsync(
        ConsoleContext context, Channel channel, WeChatSubject subject, CancellationToken cancellationToken) =>
        Of(await agreements.OfAsync(context, channel, subject, cancellationToken));

    /// <summary>Those that the person with this scan token is asked for now; none where nobody holds it.</summary>
    public async Task<IReadOnlyList<AgreementMessage>> OfScanAsync(string? scanToken, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = RandomToken.HashOf(scanToken);
        if (await context.LoginTickets.FirstOrDefaultAsync(ticket => ticket.ScanTokenHash == hash, cancellationToken) is not { Evidence: not null } ticket)
            return [];

        var channel = await context.Channels.SingleAsync(channel => channel.Id == ticket.Channel, cancellationToken);
        return await OfAsync(context, channel, sealing.Open(ticket).Evidence.Subject, cancellationToken);
    }

    public IReadOnlyList<AgreementMessage> Of(IReadOnlyList<AskedAgreement> asked) =>
        [.. asked.Select(agreement => new AgreementMessage(
            agreement.Name.Key, agreement.Title, agreement.Name.Version,
            options.Value.Origin + ConsoleUrls.Agreement(agreement.Name), agreement.IsAccepted))];
}
