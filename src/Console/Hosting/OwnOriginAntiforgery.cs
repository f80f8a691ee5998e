using Microsoft.AspNetCore.Antiforgery;

namespace BlazorConsole.Hosting;

/// <summary>
/// Takes the place of the framework's tokens: <see cref="OwnOriginOnly"/> has refused every foreign request before one gets here, so
/// that pages carry no token, set no second cookie and stay free of headers about framing.
/// </summary>
internal sealed class OwnOriginAntiforgery : IAntiforgery
{
    private static readonly AntiforgeryTokenSet None = new(null, null, "none", null);

    public AntiforgeryTokenSet GetAndStoreTokens(HttpContext httpContext) => None;

    public AntiforgeryTokenSet GetTokens(HttpContext httpContext) => None;

    public Task<bool> IsRequestValidAsync(HttpContext httpContext) => Task.FromResult(true);

    public Task ValidateRequestAsync(HttpContext httpContext) => Task.CompletedTask;

    public void SetCookieTokenAndHeader(HttpContext httpContext)
    {
        // There is no token to set.
    }
}
