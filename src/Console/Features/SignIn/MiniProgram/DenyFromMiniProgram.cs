using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>The person refuses in the mini program.</summary>
internal sealed class DenyFromMiniProgram(IDbContextFactory<ConsoleContext> contexts, DenyTicket deny)
{
    public async Task<Error?> RunAsync(DenyRequest request, CancellationToken cancellationToken)
    {
        if (RandomToken.HashOf(request.ScanToken) is not { } hash)
            return TicketErrors.Expired;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var ticket = await context.LoginTickets.FirstOrDefaultAsync(ticket => ticket.ScanTokenHash == hash, cancellationToken);
        return ticket is null ? TicketErrors.Expired : await deny.RunAsync(ticket.Id.Value, hash, cancellationToken);
    }
}
