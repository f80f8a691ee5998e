using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Recognition;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>The agreements of a channel as the mini program shows them, each with the address of its text.</summary>
internal sealed class AgreementMessages(
    IDbContextFactory<ConsoleContext> contexts, OpenAgreements agreements, ScannedEvidence sealing, IOptions<PublicOptions> options)
{
    public async Task<IReadOnlyList<AgreementMessage>> OfAsync(
        ConsoleContext context, Channel channel, OriginId? person, CancellationToken cancellationToken)
    {
        var asked = await agreements.OfAsync(context, channel, person, cancellationToken);
        return [.. asked.Select(agreement => new AgreementMessage(
            agreement.Name.Key, agreement.Title, agreement.Name.Version,
            options.Value.Origin + ConsoleUrls.Agreement(agreement.Name), agreement.IsAccepted))];
    }

    /// <summary>Those that the person with this scan token is asked for now; none where nobody holds it.</summary>
    public async Task<IReadOnlyList<AgreementMessage>> OfScanAsync(string? scanToken, CancellationToken cancellationToken)
    {
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var hash = RandomToken.HashOf(scanToken);
        if (await context.LoginTickets.FirstOrDefaultAsync(ticket => ticket.ScanTokenHash == hash, cancellationToken) is not { Evidence: not null } ticket)
            return [];

        var channel = await context.Channels.SingleAsync(channel => channel.Id == ticket.Channel, cancellationToken);
        var (known, holder) = await LoadFacts.WhoAsync(context, channel, sealing.Open(ticket).Evidence.Subject, cancellationToken);
        return await OfAsync(context, channel, known ?? holder, cancellationToken);
    }
}
