using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>
/// Has WeChat draw mini-program codes ahead of time, as many as the configuration says. Where WeChat refuses, screens show the ordinary code
/// with a link until it does not: it is asked again a minute later.
/// </summary>
internal sealed class MintCodes(
    MintedCodes minted, IServiceProvider services, IDbContextFactory<ConsoleContext> contexts, IWriteLane lane, IOptions<SignInOptions> options,
    TimeProvider clock) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);

    /// <summary>After WeChat gave no answer at all.</summary>
    private static readonly TimeSpan ShortPause = TimeSpan.FromSeconds(2);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var isReached = false;
            try
            {
                isReached = await RunOnceAsync(stoppingToken);
            }
            catch (WriteLaneBusyException)
            {
                // Sign-ins go first; the next round does it.
            }

            await minted.WaitAsync(isReached ? Pause : ShortPause, clock, stoppingToken);
        }
    }

    /// <returns>Whether WeChat answered, if only with a refusal.</returns>
    private async Task<bool> RunOnceAsync(CancellationToken cancellationToken)
    {
        var isReached = true;
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var channels = await context.Channels.Where(channel => channel.Kind == ChannelKind.MiniProgram).ToListAsync(cancellationToken);
        foreach (var channel in channels)
        {
            var look = MintedCode.LookOf(channel);
            if (await context.MintedCodes.AnyAsync(code => code.Channel == channel.Id && code.Look != look, cancellationToken))
            {
                await lane.RunAsync(
                    (item, token) => item.Context.MintedCodes.Where(code => code.Channel == channel.Id && code.Look != look).ExecuteDeleteAsync(token),
                    cancellationToken);
            }

            if (channel.Code.Kind is ScanCodeKind.MiniProgram)
                isReached &= await FillAsync(context, channel, cancellationToken);
        }

        return isReached;
    }

    private async Task<bool> FillAsync(ConsoleContext context, Channel channel, CancellationToken cancellationToken)
    {
        var missing = options.Value.MiniProgramCodesAhead
            - await context.MintedCodes.CountAsync(code => code.Channel == channel.Id, cancellationToken);
        for (; missing > 0; missing--)
        {
            var ticket = LoginTicketId.New();
            var image = await services.GetRequiredService<MiniProgramCalls>().DrawCodeAsync(channel, ticket.Value, cancellationToken);
            if (!image.Succeeded)
                return image.Error != WeChatErrors.Unavailable;
            await lane.RunAsync(
                (item, _) => Task.FromResult(item.Context.MintedCodes.Add(MintedCode.Of(ticket, channel, image.Value, item.Now)).Entity),
                cancellationToken);
        }

        return true;
    }
}
