using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.Authorization;

namespace BlazorConsole.Sandbox.WebView;

/// <summary>The browser inside WeChat: opens what was scanned, then carries the console's pages.</summary>
internal static class WebViewEndpoints
{
    public const string OpenPath = "/.sandbox/open";

    public static void MapWebView(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(OpenPath, Open);
        routes.MapFile(PageFiles.BridgeScript);
        routes.Map("/{**path}", CarryAsync);
    }

    private static IResult Open(string? person, string? url, HttpContext context, Origins origins, Phones phones)
    {
        var language = Language.Of(context.Request);
        if (People.Find(person) is not { } holder)
            return Notices.NoPhone(language);
        Visitor.Remember(context.Response, holder);

        if (!Uri.TryCreate(url, UriKind.Absolute, out var address) || (address.Scheme != Uri.UriSchemeHttp && address.Scheme != Uri.UriSchemeHttps))
            return Notices.PlainText(language, url ?? "");
        var origin = address.GetLeftPart(UriPartial.Authority);
        if (origin == origins.WeChat)
        {
            phones.Of(holder).LedTo(address.PathAndQuery);
            return new SeeOther(address.AbsoluteUri);
        }
        if (origin != origins.Console)
            return Notices.OtherAddress(language, address.AbsoluteUri);

        phones.Of(holder).Scan(address.PathAndQuery);
        return new SeeOther(origins.WebView + address.PathAndQuery + address.Fragment);
    }

    private static Task CarryAsync(HttpContext context, ConsoleProxy proxy, Phones phones) =>
        Visitor.Of(context.Request) is { InWebView: true } visitor
            ? proxy.ForwardAsync(context, phones.Of(visitor.Person))
            : Notices.NoPhone(Language.Of(context.Request)).ExecuteAsync(context);
}
