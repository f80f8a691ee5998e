using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox.Apps;

/// <summary>Everything that must be the same after a restart follows from the seed and from what it is for.</summary>
internal sealed class Seed(SandboxOptions options)
{
    private readonly byte[] _key = Encoding.UTF8.GetBytes(options.Seed);

    public byte[] Bytes(params ReadOnlySpan<string> purpose) =>
        HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(string.Join('\n', purpose)));

    public string Hex(int digits, params ReadOnlySpan<string> purpose) => Convert.ToHexStringLower(Bytes(purpose))[..digits];

    /// <summary>The shape of OpenIDs and UnionIDs: 28 characters, the first of them an "o".</summary>
    public string WeChatId(params ReadOnlySpan<string> purpose) =>
        "o" + System.Buffers.Text.Base64Url.EncodeToString(Bytes(purpose))[..27];
}
