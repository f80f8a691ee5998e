namespace BlazorConsole.Sandbox.Cast;

/// <summary>Who holds the phone that sent a request. Without a web view, a program plays the phone and follows redirects by itself.</summary>
internal sealed record Visitor(Person Person, bool InWebView)
{
    public const string Header = "X-Sandbox-Person";
    public const string Cookie = "sandbox_phone";

    // Set from inside an iframe of another site, so None and Partitioned; browsers take Secure from http on a loopback address.
    private static readonly CookieOptions CookieAttributes = new()
    {
        Path = "/",
        HttpOnly = true,
        Secure = true,
        SameSite = SameSiteMode.None,
        Extensions = { "Partitioned" },
    };

    public static Visitor? Of(HttpRequest request)
    {
        if (request.Headers.TryGetValue(Header, out var named))
            return People.Find(named) is { } person ? new(person, InWebView: false) : null;
        return People.Find(request.Cookies[Cookie]) is { } holder ? new(holder, InWebView: true) : null;
    }

    public static void Remember(HttpResponse response, Person person) => response.Cookies.Append(Cookie, person.Id, CookieAttributes);
}
