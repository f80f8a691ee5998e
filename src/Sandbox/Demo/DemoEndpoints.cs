using System.Net.ServerSentEvents;
using BlazorConsole.Sandbox.Control;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorConsole.Sandbox.Demo;

internal static class DemoEndpoints
{
    public const string LogPath = "/log";
    public const string ReceivedPath = "/received";

    private const int MostShown = 200;

    public static void MapDemo(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/", Show);
        routes.MapGet(LogPath, Follow);
        routes.MapGet(ReceivedPath, ShowReceived);
        routes.MapFile(PageFiles.DemoStyle);
        routes.MapFile(PageFiles.DemoScript);
    }

    private static RazorComponentResult<DemoPage> Show(HttpContext context, Origins origins)
    {
        context.Response.Headers.ContentSecurityPolicy =
            $"default-src 'self'; img-src 'self' data:; frame-src {origins.Console} {origins.WeChat}; frame-ancestors 'none'";
        return new(new { Language = Language.Of(context.Request) });
    }

    private static RazorComponentResult<ReceivedPage> ShowReceived(HttpContext context, string? path, RequestLog log)
    {
        context.Response.Headers.ContentSecurityPolicy = "default-src 'self'; img-src data:; frame-ancestors 'none'";
        var requests = log.Read().Reverse().Where(entry => ReceivedRequest.IsWeChats(entry) && entry.Path.StartsWith(path ?? "", StringComparison.Ordinal))
            .Take(MostShown).Select(ReceivedRequest.Of).ToList();
        return new(new { Language = Language.Of(context.Request), Requests = requests, Path = path });
    }

    private static ServerSentEventsResult<LogLine?> Follow(HttpRequest request, RequestLog log, IHostApplicationLifetime lifetime, CancellationToken cancellation)
    {
        var language = Language.Of(request);
        return TypedResults.ServerSentEvents(LinesAsync());

        async IAsyncEnumerable<SseItem<LogLine?>> LinesAsync()
        {
            // Says at once that the line is open, also while there is nothing to tell.
            yield return new(data: null, "ready");
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellation, lifetime.ApplicationStopping);
            await using var entries = log.FollowAsync(either.Token).GetAsyncEnumerator(CancellationToken.None);
            while (await MovesAsync(entries))
            {
                if (LogLine.Of(entries.Current, language) is { } line)
                    yield return new(line);
            }
        }
    }

    // A reader who leaves, and the end of the sandbox, end the answer; neither is a failure.
    private static async Task<bool> MovesAsync(IAsyncEnumerator<LoggedRequest> entries)
    {
        try
        {
            return await entries.MoveNextAsync();
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
