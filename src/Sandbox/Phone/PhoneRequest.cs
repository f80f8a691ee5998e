using System.Text;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Hosting;
using BlazorConsole.Sandbox.WebView;
using Microsoft.Net.Http.Headers;

namespace BlazorConsole.Sandbox.Phone;

/// <summary>
/// A request of a mini program (wx.request) or of the company's app: no browser sends it, so there is no Origin and no cookie. A mini program's
/// Referer and User-Agent are WeChat's, and it reaches only the hosts that it registered; here that is the console.
/// </summary>
internal sealed class PhoneRequest(Origins origins, AppRegister apps, ConsoleConnection connection)
{
    private const string MiniProgramAgent = ConsoleProxy.WeChatUserAgent + " MiniProgramEnv/android";
    private const string AppAgent = "AcmeApp/1.0 (Android 15)";

    private static readonly HashSet<string> Methods = new(StringComparer.Ordinal) { "GET", "POST", "PUT", "DELETE" };

    // Taken from the page; everything else is the client's own.
    private static readonly HashSet<string> FromPage = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Accept, HeaderNames.AcceptLanguage, HeaderNames.Authorization, "Idempotency-Key",
    };

    public async Task<IResult> SendAsync(Wish wish, CancellationToken cancellation)
    {
        var asked = wish.AppId is { } id ? apps.Find(id) : apps.Mini;
        if (asked is not { Kind: WeChatAppKind.MiniProgram or WeChatAppKind.MobileApp } app || wish.Method is not { } method || !Methods.Contains(method))
            return Results.BadRequest();
        if (!Uri.TryCreate(wish.Url, UriKind.Absolute, out var url) || url.GetLeftPart(UriPartial.Authority) != origins.Console)
            return Failed("request:fail url not in domain list", StatusCodes.Status403Forbidden);

        using var request = Request(wish, url, app);
        try
        {
            using var answer = await connection.SendAsync(request, cancellation);
            return Results.Ok(new Answer((int)answer.StatusCode, Headers(answer), await answer.Content.ReadAsStringAsync(cancellation)));
        }
        catch (HttpRequestException)
        {
            return Failed("request:fail", StatusCodes.Status502BadGateway);
        }
    }

    private static HttpRequestMessage Request(Wish wish, Uri url, WeChatApp app)
    {
        var request = new HttpRequestMessage(new HttpMethod(wish.Method!), url);
        if (wish.Data is not null)
        {
            request.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(wish.Data));
            request.Content.Headers.ContentType = new("application/json");
        }
        foreach (var (name, value) in wish.Header ?? [])
        {
            if (FromPage.Contains(name))
                request.Headers.TryAddWithoutValidation(name, value);
        }
        if (app.Kind is WeChatAppKind.MobileApp)
        {
            request.Headers.TryAddWithoutValidation(HeaderNames.UserAgent, AppAgent);
            return request;
        }

        request.Headers.TryAddWithoutValidation(HeaderNames.UserAgent, MiniProgramAgent);
        // Version 1 of the published mini program; version 0 would be the developer's.
        request.Headers.Referrer = new Uri($"https://servicewechat.com/{app.AppId}/1/page-frame.html");
        return request;
    }

    private static Dictionary<string, string> Headers(HttpResponseMessage answer) => answer.Headers.Concat(answer.Content.Headers)
        .ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase);

    private static IResult Failed(string message, int status) => Results.Json(new { errMsg = message }, statusCode: status);

    internal sealed record Wish(string? AppId, string? Url, string? Method, Dictionary<string, string>? Header, string? Data);

    private sealed record Answer(int StatusCode, IReadOnlyDictionary<string, string> Header, string Data);
}
