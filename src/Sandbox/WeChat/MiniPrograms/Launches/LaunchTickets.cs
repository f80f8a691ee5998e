using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Security.Cryptography;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

/// <summary>
/// Every code and link that was made, under the text that names it. Codes that say the same are the same code; every link is one of its own.
/// </summary>
internal sealed class LaunchTickets(Seed seed, WeChatClock clock)
{
    private readonly ConcurrentDictionary<string, Launch> _launches = new(StringComparer.Ordinal);

    public string AddCode(Launch launch) => Add(launch, seed.WeChatId(
        "launch", launch.Kind.ToString(), launch.App.AppId, launch.Page, launch.Query, launch.EnvVersion)[..12]);

    public string AddLink(Launch launch) => Add(launch, Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(9)));

    public Launch? Find(string ticket, params ReadOnlySpan<LaunchKind> kinds) =>
        _launches.TryGetValue(ticket, out var launch) && kinds.Contains(launch.Kind) ? launch : null;

    public bool IsOver(Launch launch) => launch.ExpiresAt <= clock.GetUtcNow();

    private string Add(Launch launch, string ticket)
    {
        _launches[ticket] = launch with { CreatedAt = clock.GetUtcNow() };
        return ticket;
    }
}
