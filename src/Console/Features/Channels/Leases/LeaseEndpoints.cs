using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Serialization;
using BlazorConsole.Features.SignIn;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.Channels.Leases;

/// <summary>Where the company's other systems get a channel's access token. They prove themselves by a key; no cookie is read.</summary>
internal static class LeaseEndpoints
{
    public static IEndpointRouteBuilder MapLeases(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(ConsoleUrls.AccessToken, GiveAsync)
            .WithTags("Access token").WithMetadata(CookielessCalls.Instance).RequireRateLimiting(RateLimits.Leases);
        routes.MapPost(ConsoleUrls.RefusedAccessToken, HearAsync)
            .WithTags("Access token").WithMetadata(CookielessCalls.Instance).RequireRateLimiting(RateLimits.Leases);
        return routes;
    }

    private static async Task<IResult> GiveAsync(string key, UseLease lease, HttpContext http, TimeProvider clock, CancellationToken cancellationToken)
    {
        http.Response.Headers.CacheControl = "no-store";
        var token = await lease.GetAsync(key, LeaseKey.HashOf(http.Request), clock.GetUtcNow(), cancellationToken);
        if (!token.Succeeded)
            return Refuse(http, token.Error.Code);

        // Rounded down, and never more than is left.
        var left = Math.Max((int)(token.Value.ExpiresAt - clock.GetUtcNow()).TotalSeconds, 0);
        return TypedResults.Json(new LeasedToken(token.Value.Text, left));
    }

    private static async Task<IResult> HearAsync(string key, UseLease lease, HttpContext http, CancellationToken cancellationToken)
    {
        if (HashIn(await SignInJson.ReadAsync<RefusedToken>(http)) is not { } tokenHash)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);

        var heard = await lease.ReportAsync(key, LeaseKey.HashOf(http.Request), tokenHash, cancellationToken);
        return heard.Succeeded ? TypedResults.NoContent() : Refuse(http, heard.Error.Code);
    }

    private static IResult Refuse(HttpContext http, string code)
    {
        if (code == LeaseErrors.Refused.Code)
            http.Response.Headers.WWWAuthenticate = "Bearer";
        return ProblemAnswer.For(http, code);
    }

    private static byte[]? HashIn(RefusedToken? refused)
    {
        if (refused is { AccessToken: { Length: > 0 and <= 2048 } text })
            return SHA256.HashData(Encoding.UTF8.GetBytes(text));

        var hash = new byte[SHA256.HashSizeInBytes];
        return refused is { Sha256: { Length: SHA256.HashSizeInBytes * 2 } hex }
            && Convert.FromHexString(hex, hash, out _, out _) is System.Buffers.OperationStatus.Done ? hash : null;
    }

    private sealed record LeasedToken(
        [property: JsonPropertyName("access_token")] string AccessToken, [property: JsonPropertyName("expires_in")] int ExpiresIn);

    private sealed record RefusedToken(
        [property: JsonPropertyName("access_token")] string? AccessToken, [property: JsonPropertyName("sha256")] string? Sha256);
}
