using System.Text;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.Hosting;
using BlazorConsole.Sandbox.WeChat.Authorization;
using Microsoft.Extensions.Primitives;
using Microsoft.Net.Http.Headers;

namespace BlazorConsole.Sandbox.WebView;

/// <summary>Carries one request of the web view to the console and its answer back.</summary>
internal sealed class ConsoleProxy(Origins origins, ConsoleConnection connection, Behaviour behaviour, TimeProvider time)
{
    // What a current WeChat on Android sends, in our own numbers; the console looks for "MicroMessenger/".
    public const string WeChatUserAgent =
        "Mozilla/5.0 (Linux; Android 14; Sandbox Phone) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/134.0.0.0 Mobile Safari/537.36 "
        + "XWEB/1340000 MMWEBSDK/20260101 MicroMessenger/8.0.60.2860(0x28003C00) WeChat/arm64 Weixin NetType/WIFI Language/zh_CN ABI/arm64";

    private const string FetchSite = "Sec-Fetch-Site";
    private const string FetchDestination = "Sec-Fetch-Dest";
    private const string FetchMode = "Sec-Fetch-Mode";

    private static readonly HashSet<string> NotForwarded = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Connection, HeaderNames.KeepAlive, HeaderNames.ProxyAuthenticate, HeaderNames.ProxyAuthorization, HeaderNames.ProxyConnection,
        HeaderNames.TE, HeaderNames.Trailer, HeaderNames.TransferEncoding, HeaderNames.Upgrade,
    };

    // The jar and the proxy answer for these; a packed page could not be rewritten.
    private static readonly HashSet<string> NotFromBrowser = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.Host, HeaderNames.Cookie, HeaderNames.UserAgent, HeaderNames.AcceptEncoding, HeaderNames.Origin, HeaderNames.Referer,
        FetchSite, FetchDestination,
    };

    private static readonly HashSet<string> NotFromConsole = new(StringComparer.OrdinalIgnoreCase)
    {
        HeaderNames.SetCookie, HeaderNames.XFrameOptions, HeaderNames.ContentSecurityPolicy, HeaderNames.ContentSecurityPolicyReportOnly,
        HeaderNames.Location, HeaderNames.ContentLength, HeaderNames.Server, HeaderNames.Date, "Clear-Site-Data", HeaderNames.AltSvc,
    };

    private readonly Rewriting _rewriting = new(origins);

    public async Task ForwardAsync(HttpContext context, PersonPhone phone)
    {
        var comesFromScan = phone.ComesFromScan(PathAndQuery(context.Request));
        await RepeatCallbackAsync(context, phone, comesFromScan);
        using var question = Question(context.Request, phone, comesFromScan);
        HttpResponseMessage answer;
        try
        {
            answer = await connection.SendAsync(question, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            await Notices.ConsoleIsDown(Language.Of(context.Request)).ExecuteAsync(context);
            return;
        }
        using (answer)
        {
            foreach (var cookie in answer.Headers.TryGetValues(HeaderNames.SetCookie, out var cookies) ? cookies : [])
                phone.Jar.Store(cookie, context.Request.Path, time.GetUtcNow());
            if (comesFromScan && answer.Headers.Location is { IsAbsoluteUri: true } next && next.GetLeftPart(UriPartial.Authority) == origins.WeChat)
                phone.LedTo(next.PathAndQuery);
            CopyHead(answer, context.Response);
            await CopyBodyAsync(answer, context);
        }
    }

    private static string PathAndQuery(HttpRequest request) => request.PathBase + request.Path + request.QueryString;

    // Where it was asked for, WeChat opens a callback twice with one code; the person sees the second answer.
    private async Task RepeatCallbackAsync(HttpContext context, PersonPhone phone, bool comesFromScan)
    {
        if (!behaviour.DoubleCallback || !HttpMethods.IsGet(context.Request.Method) || !context.Request.Query.ContainsKey("code"))
            return;
        using var question = Question(context.Request, phone, comesFromScan);
        try
        {
            using var unseen = await connection.SendAsync(question, context.RequestAborted);
        }
        catch (HttpRequestException)
        {
            // The second request says so.
        }
    }

    private HttpRequestMessage Question(HttpRequest request, PersonPhone phone, bool comesFromScan)
    {
        var pathAndQuery = PathAndQuery(request);
        var question = new HttpRequestMessage(new HttpMethod(request.Method), origins.Console + pathAndQuery);
        if (request.ContentLength is not null || request.Headers.TransferEncoding.Count > 0)
            question.Content = new StreamContent(request.Body);
        foreach (var (name, value) in request.Headers)
        {
            if (!NotForwarded.Contains(name) && !NotFromBrowser.Contains(name) && !name.StartsWith("Sec-CH-", StringComparison.OrdinalIgnoreCase))
                Send(question, name, value);
        }
        var site = Site(request, comesFromScan);
        var visit = new Visit(request.Path, site == "cross-site", request.Headers[FetchMode] == "navigate", HttpMethods.IsGet(request.Method));
        Send(question, HeaderNames.UserAgent, WeChatUserAgent);
        Send(question, HeaderNames.Origin, _rewriting.ToConsole(request.Headers.Origin.ToString()));
        Send(question, HeaderNames.Referer, _rewriting.ToConsole(request.Headers.Referer.ToString()));
        Send(question, HeaderNames.Cookie, phone.Jar.Header(visit, time.GetUtcNow()));
        Send(question, FetchSite, site);
        // The frame is the drawn phone's; to the console this is a window.
        Send(question, FetchDestination, request.Headers[FetchDestination].ToString() is var destination and not "iframe" ? destination : "document");
        return question;
    }

    // WeChat's pages differ from the web view only by their port, which browsers call the same site. In life they are another site.
    private static string Site(HttpRequest request, bool comesFromScan) => request.Headers["Sec-Fetch-Site"].ToString() switch
    {
        "same-site" or "cross-site" when comesFromScan => "none",
        "same-site" => "cross-site",
        var site => site,
    };

    private static void Send(HttpRequestMessage question, string name, StringValues value)
    {
        if (StringValues.IsNullOrEmpty(value))
            return;
        if (!question.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value))
            question.Content?.Headers.TryAddWithoutValidation(name, (IEnumerable<string?>)value);
    }

    private void CopyHead(HttpResponseMessage answer, HttpResponse response)
    {
        response.StatusCode = (int)answer.StatusCode;
        foreach (var (name, values) in answer.Headers.Concat(answer.Content.Headers))
        {
            if (!NotForwarded.Contains(name) && !NotFromConsole.Contains(name))
                response.Headers.Append(name, values.ToArray());
        }
        if (answer.Headers.TryGetValues(HeaderNames.Location, out var locations))
            response.Headers.Location = _rewriting.ToWebView(locations.First());
        if (answer.Headers.TryGetValues(HeaderNames.ContentSecurityPolicy, out var policies))
            response.Headers.ContentSecurityPolicy = policies.Select(_rewriting.Policy).OfType<string>().ToArray();
        if (!IsPage(answer))
            response.ContentLength = answer.Content.Headers.ContentLength;
    }

    private async Task CopyBodyAsync(HttpResponseMessage answer, HttpContext context)
    {
        if (!IsPage(answer))
        {
            // Piece by piece: what the console pushes arrives when it is pushed.
            await answer.Content.CopyToAsync(context.Response.Body, context.RequestAborted);
            return;
        }
        var page = await answer.Content.ReadAsStringAsync(context.RequestAborted);
        // WeChat gives every page its bridge.
        var bridge = $"<script src=\"{PageFiles.BridgeScript}\"></script></head>";
        var bytes = Encoding.UTF8.GetBytes(_rewriting.ToWebView(page).Replace("</head>", bridge, StringComparison.Ordinal));
        context.Response.ContentLength = bytes.Length;
        await context.Response.Body.WriteAsync(bytes, context.RequestAborted);
    }

    private static bool IsPage(HttpResponseMessage answer) => answer.Content.Headers.ContentType?.MediaType == "text/html";
}
