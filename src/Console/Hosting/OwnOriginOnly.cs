using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Hosting;

/// <summary>
/// Refuses what changes state, and every WebSocket, unless the browser says that our own pages sent it: the Origin header is ours
/// (RFC 6454), which no page of another site can forge. This stands in the place of tokens in forms. Endpoints that read no cookie are marked
/// <see cref="CookielessCalls"/> and let through.
/// </summary>
internal sealed class OwnOriginOnly(RequestDelegate next, IOptions<PublicOptions> options)
{
    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        var isSafe = (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method)) && !context.WebSockets.IsWebSocketRequest;
        if (isSafe || request.Headers.Origin == options.Value.Origin
            || context.GetEndpoint()?.Metadata.GetMetadata<CookielessCalls>() is not null)
            return next(context);

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        return context.Response.WriteAsync("This request did not come from our own page.", context.RequestAborted);
    }
}
