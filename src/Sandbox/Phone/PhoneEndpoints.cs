using BlazorConsole.Sandbox.Cast;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorConsole.Sandbox.Phone;

internal static class PhoneEndpoints
{
    public static void MapPhone(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/phone", Show);
        routes.MapGet("/", () => new SeeOther("/phone"));
        routes.MapHostFunctions();
        routes.MapFile(PageFiles.PhoneStyle);
        routes.MapFile(PageFiles.MiniProgramStyle);
        routes.MapFile(PageFiles.PhoneScript);
    }

    private static RazorComponentResult<PhonePage> Show(HttpContext context, string? person, Origins origins)
    {
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; img-src 'self' data: blob:; frame-src {origins.WebView} {origins.WeChat}; frame-ancestors 'self' {origins.Demo}";
        return new(new { Language = Language.Of(context.Request), Person = People.Find(person) });
    }
}
