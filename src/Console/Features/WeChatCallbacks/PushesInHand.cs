using System.Collections.Concurrent;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>
/// The pushes that this process is working on. WeChat tries again while the first try is still under way: the second one waits for the same
/// outcome instead of asking WeChat the same again. What another process does meanwhile, the database decides.
/// </summary>
internal sealed class PushesInHand
{
    private readonly ConcurrentDictionary<string, Lazy<Task<string>>> _inHand = new(StringComparer.Ordinal);

    public async Task<string> RunAsync(byte[] keyHash, Func<Task<string>> work)
    {
        var key = Convert.ToHexString(keyHash);
        var mine = new Lazy<Task<string>>(work);
        var inHand = _inHand.GetOrAdd(key, mine);
        try
        {
            return await inHand.Value;
        }
        finally
        {
            if (inHand == mine)
                _inHand.TryRemove(KeyValuePair.Create(key, mine));
        }
    }
}
