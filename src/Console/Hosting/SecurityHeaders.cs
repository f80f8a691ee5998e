using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Hosting;

/// <summary>Headers of every answer. What a page may load and who may frame it is said here and nowhere else.</summary>
internal sealed class SecurityHeaders(
    RequestDelegate next, IOptions<PublicOptions> publicOptions, IOptions<SignInOptions> signIn, IOptions<WeChatOptions> weChat)
{
    private const string Base =
        "default-src 'none'; base-uri 'self'; script-src 'self'; img-src 'self' data:; font-src 'self'; connect-src 'self'; manifest-src 'self'; ";

    // The widget library positions its pop-ups with style attributes; nothing of the kind is allowed on a page that strangers open.
    private const string InteractiveStyles = "style-src 'self'; style-src-attr 'unsafe-inline'; ";
    private const string StaticStyles = "style-src 'self'; ";

    private readonly string _interactive = $"{Base}{InteractiveStyles}form-action 'self'; frame-ancestors 'none'";

    private readonly string _static = $"{Base}{StaticStyles}form-action 'self'; frame-ancestors 'none'";

    // The only page that others may frame, and only those who are named. It frames WeChat's page, and where that leads back to.
    private readonly string _signIn =
        $"{Base}{StaticStyles}form-action 'self' {weChat.Value.OpenBase}; frame-src {weChat.Value.OpenBase} {publicOptions.Value.Origin}{ConsoleUrls.WebsiteCallback}; frame-ancestors {(signIn.Value.EmbedOrigins is [] ? "'none'" : string.Join(' ', signIn.Value.EmbedOrigins))}";

    // Framed by the sign-in page, and with it by whoever frames that.
    private readonly string _websiteCallback =
        $"{Base}{StaticStyles}form-action 'self'; frame-ancestors {string.Join(' ', signIn.Value.EmbedOrigins.Prepend("'self'"))}";

    // The tap on the phone is a form whose answer leads to WeChat's page; a browser checks that step against form-action too.
    private readonly string _onPhone = $"{Base}{StaticStyles}form-action 'self' {weChat.Value.OpenBase}; frame-ancestors 'none'";

    public Task InvokeAsync(HttpContext context)
    {
        var headers = context.Response.Headers;
        headers.ContentSecurityPolicy = PolicyOf(context.Request.Path);
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: that would turn the Origin of our own forms into "null".
        headers["Referrer-Policy"] = "same-origin";
        headers["Permissions-Policy"] = "camera=(), microphone=(), geolocation=(), payment=()";
        if (publicOptions.Value.IsHttps)
            headers.StrictTransportSecurity = "max-age=31536000";
        context.Response.OnStarting(
            static state =>
            {
                var response = ((HttpContext)state).Response;
                if (response.Headers.CacheControl.Count == 0)
                    response.Headers.CacheControl = "no-store";
                return Task.CompletedTask;
            },
            context);
        return next(context);
    }

    private string PolicyOf(PathString path)
    {
        if (path.StartsWithSegments(ConsoleUrls.Administration, StringComparison.Ordinal))
            return _interactive;
        if (path.Equals(ConsoleUrls.SignIn, StringComparison.Ordinal))
            return _signIn;
        if (path.Equals(ConsoleUrls.WebsiteCallback, StringComparison.Ordinal))
            return _websiteCallback;
        return path.StartsWithSegments(ConsoleUrls.WeChatPages, StringComparison.Ordinal) ? _onPhone : _static;
    }
}
