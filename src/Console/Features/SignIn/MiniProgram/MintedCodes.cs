using BlazorConsole.Domain.Channels;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>The codes that are there ahead of time.</summary>
internal sealed class MintedCodes(IWriteLane lane) : IDisposable
{
    private readonly SemaphoreSlim _wanted = new(0, 1);

    /// <summary>Takes a code out for one ticket; null when none is there.</summary>
    public async Task<MintedCode?> TakeAsync(Channel channel, CancellationToken cancellationToken)
    {
        var look = MintedCode.LookOf(channel);
        var taken = await lane.RunAsync(
            async (item, token) =>
            {
                var codes = item.Context.MintedCodes;
                var oldest = await codes.AsNoTracking().Where(code => code.Channel == channel.Id && code.Look == look)
                    .OrderBy(code => code.MintedAt).FirstOrDefaultAsync(token);
                return oldest is not null && await codes.Where(code => code.Ticket == oldest.Ticket).ExecuteDeleteAsync(token) == 1 ? oldest : null;
            },
            cancellationToken);
        Want();
        return taken;
    }

    /// <summary>Waits until a code was taken, or for so long.</summary>
    public async Task WaitAsync(TimeSpan atMost, TimeProvider clock, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(atMost, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            // Leaves the queue when the time is over: whoever stayed in it would be told in the place of the next one.
            await _wanted.WaitAsync(either.Token);
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // Nobody took a code.
        }
    }

    public void Dispose() => _wanted.Dispose();

    private void Want()
    {
        try
        {
            _wanted.Release();
        }
        catch (SemaphoreFullException)
        {
            // Somebody has said so already.
        }
    }
}
