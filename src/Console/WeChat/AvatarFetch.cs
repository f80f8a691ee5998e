using System.Security.Cryptography;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.WeChat;

/// <summary>
/// Fetches a picture that WeChat named, once. Only from named hosts, without redirects, at most 200 KB, and only what begins like a
/// JPEG or PNG: an address in an answer is a wish of somebody else. A picture that cannot be had is none; nobody waits for it.
/// </summary>
internal sealed class AvatarFetch(HttpClient http, IOptions<WeChatOptions> options, TimeProvider clock)
{
    public async Task<Avatar?> FetchAsync(Uri? address, CancellationToken cancellationToken)
    {
        if (address is null || !IsAllowed(address))
            return null;

        using var limit = new CancellationTokenSource(options.Value.Timeout, clock);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await http.GetAsync(address, HttpCompletionOption.ResponseHeadersRead, both.Token);
            if (!response.IsSuccessStatusCode)
                return null;
            await response.Content.LoadIntoBufferAsync(Avatar.MaxBytes, both.Token);
            var content = await response.Content.ReadAsByteArrayAsync(both.Token);
            return ContentType(content) is { } type
                ? new Avatar(new AvatarId(new Guid(SHA256.HashData(content).AsSpan(0, 16), bigEndian: true)), type, content, clock.GetUtcNow())
                : null;
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
                                        || (failure is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            return null;
        }
    }

    private bool IsAllowed(Uri address) =>
        (address.Scheme is "https" or "http") && address.UserInfo.Length == 0
        && options.Value.AvatarHosts.Contains(address.Authority, StringComparer.OrdinalIgnoreCase);

    private static string? ContentType(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return "image/png";
        return content.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg" : null;
    }
}
