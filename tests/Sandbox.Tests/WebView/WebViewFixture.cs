using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace BlazorConsole.Sandbox.Tests.WebView;

/// <summary>A sandbox whose console is an upstream with a page for every rule of the web view.</summary>
public sealed class WebViewFixture : IAsyncLifetime
{
    private int _callbacks;

    internal RunningSandbox Sandbox { get; } = new();

    internal int Callbacks => Volatile.Read(ref _callbacks);

    internal Upstream Upstream { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        await Sandbox.InitializeAsync();
        Upstream = await Upstream.StartAsync(Sandbox.Origins, app =>
        {
            app.MapGet("/set", (HttpContext context) =>
            {
                context.Response.Cookies.Append("guest", "g1", new() { HttpOnly = true, SameSite = SameSiteMode.Lax });
                context.Response.Cookies.Append("strict", "s1", new() { SameSite = SameSiteMode.Strict });
                context.Response.Cookies.Append("deep", "d1", new() { Path = "/w" });
                return "set";
            });
            app.MapGet("/unset", (HttpContext context) => context.Response.Cookies.Delete("guest"));
            app.MapGet("/w/ticket", (HttpContext context) =>
            {
                context.Response.Headers.ContentSecurityPolicy =
                    $"default-src 'self'; frame-ancestors 'none'; form-action 'self' {Sandbox.Origins.Console} {Sandbox.Origins.WeChat}";
                context.Response.Headers.XFrameOptions = "DENY";
                return Results.Text(
                    $"<a href=\"{Sandbox.Origins.Console}/x\">小王</a> <a href=\"{Sandbox.Origins.Console}1/\">other</a> <a href=\"/y\">y</a>"
                    + $" <a href=\"{Sandbox.AuthorizeUrl()}\">go</a>", "text/html", Encoding.UTF8);
            });
            app.MapGet("/text", () => Results.Text($"{Sandbox.Origins.Console}/x", "application/json"));
            app.MapGet("/away", () => Results.Redirect(Sandbox.AuthorizeUrl()));
            app.MapGet("/home", () => Results.Redirect($"{Sandbox.Origins.Console}/w/ticket?a=1"));
            app.MapGet("/callback", () => $"{Interlocked.Increment(ref _callbacks)}");
            app.MapPost("/confirm", () => Results.StatusCode(StatusCodes.Status204NoContent));
        });
    }

    public async Task DisposeAsync()
    {
        await Upstream.DisposeAsync();
        await Sandbox.DisposeAsync();
    }
}
