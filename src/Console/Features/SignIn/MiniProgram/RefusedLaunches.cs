using System.Collections.Concurrent;
using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Features.SignIn.MiniProgram;

/// <summary>
/// Which mini programs WeChat opens for nobody at the moment. Known in this process alone: it saves calls and waiting, and whoever does not
/// know it asks once.
/// </summary>
internal sealed class RefusedLaunches(TimeProvider clock)
{
    private static readonly TimeSpan AskAgainAfter = TimeSpan.FromMinutes(5);

    private readonly ConcurrentDictionary<ChannelId, DateTimeOffset> _until = new();

    /// <summary>Whether WeChat refused not long ago.</summary>
    public bool Has(Channel channel) => _until.TryGetValue(channel.Id, out var until) && clock.GetUtcNow() < until;

    /// <summary>WeChat refused just now.</summary>
    public void Add(Channel channel) => _until[channel.Id] = clock.GetUtcNow() + AskAgainAfter;
}
