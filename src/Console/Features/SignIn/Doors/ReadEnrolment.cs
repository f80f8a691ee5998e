using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Features.SignIn.Agreements;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>Somebody who is held, as their own browser may see them.</summary>
/// <param name="Nickname">The name that WeChat gave, if it did.</param>
/// <param name="Avatar">The picture's address, if there is one.</param>
/// <param name="Agreements">What they have yet to accept.</param>
/// <param name="Question">What they are asked.</param>
internal sealed record HeldPerson(string? Nickname, string? Avatar, IReadOnlyList<AskedAgreement> Agreements, Question? Question);

/// <summary>Reads who is held in this browser; null where nobody is.</summary>
internal sealed class ReadEnrolment(
    IDbContextFactory<ConsoleContext> contexts, ConsoleCookies cookies, SealedEvidence sealing, OpenAgreements agreements, TimeProvider clock)
{
    public async Task<HeldPerson?> RunAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        if (cookies.ReadHash(request, ConsoleCookies.Enrolment) is not { } hash)
            return null;

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var now = clock.GetUtcNow();
        if (await context.Enrolments.FirstOrDefaultAsync(
                held => held.TokenHash == hash && held.Kind == SessionKind.Browser && held.Deadline > now, cancellationToken) is not { } enrolment)
        {
            return null;
        }

        var (evidence, given, accepted, question) = sealing.Open(enrolment);
        var channel = await context.Channels.SingleAsync(channel => channel.Id == enrolment.Channel, cancellationToken);
        var asked = await agreements.OfAsync(context, channel, evidence.Subject, cancellationToken);
        return new HeldPerson(
            given.Nickname, given.Avatar is { } avatar ? ConsoleUrls.Avatar(avatar) : null,
            [.. asked.Where(agreement => agreement.IsMissingFrom(accepted))], question);
    }
}
