using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.Authorization;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorConsole.Sandbox.WeChat.Links;

internal static class LinkEndpoints
{
    /// <summary>A phone knows what to do with weixin://; a browser on this machine opens this address instead.</summary>
    public const string OpenPath = "/open";

    public static void MapLinks(this IEndpointRouteBuilder routes)
    {
        routes.Map(Schemes.GeneratePath, Schemes.GenerateAsync);
        routes.Map(Schemes.QueryPath, Schemes.QueryAsync);
        routes.Map(UrlLinks.GeneratePath, UrlLinks.GenerateAsync);
        routes.Map(UrlLinks.QueryPath, UrlLinks.QueryAsync);
        routes.Map(ShortLinks.Path, ShortLinks.AnswerAsync);
        routes.MapGet($"{Openings.UrlLinkPath}{{ticket}}", (HttpRequest http, Openings openings, Origins origins) =>
            Show(http, origins.WeChat + http.Path + http.QueryString, openings));
        routes.MapGet(OpenPath, (HttpRequest http, string? link, Openings openings) => Show(http, link ?? "", openings));
    }

    // WeChat's page between the browser and WeChat: the tap is what opens the mini program.
    private static IResult Show(HttpRequest http, string link, Openings openings)
    {
        var language = Language.Of(http);
        if (openings.Read(link, "browser") is not { IsOver: false } opening)
            return Notices.LinkIsOver(language);
        return new RazorComponentResult<OpenInWeChatPage>(new
        {
            Language = language,
            AppName = opening.Launch.App.Name,
            Phone = $"/phone?open={Uri.EscapeDataString(link)}{(Visitor.Of(http) is { } visitor ? $"&person={visitor.Person.Id}" : "")}",
        });
    }
}
