using System.Security.Cryptography;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Hosting;

/// <summary>
/// The console's own cookies: random tokens that no script reads. Behind https they carry the <c>__Host-</c> prefix and Secure
/// (RFC 6265bis, 4.1.3), so that no other host or path can plant one.
/// </summary>
internal sealed class ConsoleCookies(IOptions<PublicOptions> options)
{
    /// <summary>Ties login tickets and trips to WeChat to one browser, and tells this browser from a new one at the next sign-in.</summary>
    public const string Browser = "browser";

    /// <summary>Shows that a phone holds the ticket it scanned.</summary>
    public const string Scan = "scan";

    /// <summary>Somebody who is held at a door.</summary>
    public const string Enrolment = "enrolment";

    /// <summary>A signed-in person.</summary>
    public const string Session = "session";

    private bool IsHttps => options.Value.IsHttps;

    public string Name(string cookie) => IsHttps ? $"__Host-{cookie}" : cookie;

    /// <summary>SHA-256 of the token in <paramref name="cookie"/>, or null where there is none of the right shape.</summary>
    public byte[]? ReadHash(HttpRequest request, string cookie) => RandomToken.HashOf(request.Cookies[Name(cookie)]);

    public RandomToken? Read(HttpRequest request, string cookie) => RandomToken.Read(request.Cookies[Name(cookie)]);

    /// <summary>The hash of the browser's token, or of a new one that is set.</summary>
    public byte[] EnsureBrowser(HttpContext context)
    {
        if (ReadHash(context.Request, Browser) is { } hash)
            return hash;

        var token = RandomToken.New();
        Set(context.Response, Browser, token, Device.KeptFor);
        return token.Hash;
    }

    public void Set(HttpResponse response, string cookie, RandomToken token, TimeSpan? lifetime = null) =>
        response.Cookies.Append(Name(cookie), token.Text, Options(lifetime));

    /// <summary>What a person chose for this browser, such as its language; no secret.</summary>
    public string? ReadChoice(HttpRequest request, string cookie) => request.Cookies[Name(cookie)];

    public void SetChoice(HttpResponse response, string cookie, string choice) =>
        response.Cookies.Append(Name(cookie), choice, Options(TimeSpan.FromDays(365)));

    public void Delete(HttpResponse response, string cookie) => response.Cookies.Delete(Name(cookie), Options(null));

    private CookieOptions Options(TimeSpan? lifetime) => new()
    {
        HttpOnly = true,
        Secure = IsHttps,
        // Lax, not Strict: the way back from WeChat's page is a navigation from another site.
        SameSite = SameSiteMode.Lax,
        Path = "/",
        MaxAge = lifetime,
        IsEssential = true,
    };
}
