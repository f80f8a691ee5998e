using System.Text;
using Microsoft.AspNetCore.Http.Features;

namespace BlazorConsole.Sandbox.Control;

/// <summary>Writes every request at WeChat's addresses to the log, except those that read or steer the sandbox.</summary>
internal sealed class RecordRequests(RequestDelegate next, RequestLog log, TimeProvider time)
{
    private const int LongestBodyStart = 2048;

    public async Task InvokeAsync(HttpContext context)
    {
        if (context.Request.Path.StartsWithSegments(ControlEndpoints.Prefix))
        {
            await next(context);
            return;
        }

        var at = time.GetUtcNow();
        var sent = await SentBodyAsync(context.Request);
        var isWritten = false;
        var original = context.Response.Body;
        // Written before the first byte leaves: a test that has seen the answer finds the entry.
        await using var body = new ResponseStart(original, start => Write(start));
        context.Response.Body = body;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = original;
            if (!isWritten)
                Write([]);
            if (context.Response.StatusCode == LoggedRequest.Reset)
                context.Abort();
        }

        void Write(ReadOnlySpan<byte> start)
        {
            isWritten = true;
            log.Add(Entry(context, at, sent, start));
        }
    }

    private static async Task<string> SentBodyAsync(HttpRequest request)
    {
        if (request.HttpContext.Features.Get<IHttpRequestBodyDetectionFeature>() is not { CanHaveBody: true })
            return "";
        request.EnableBuffering();
        var start = new byte[LongestBodyStart];
        var length = await request.Body.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, request.HttpContext.RequestAborted);
        request.Body.Position = 0;
        return Encoding.UTF8.GetString(start.AsSpan(0, length));
    }

    private static Func<long, LoggedRequest> Entry(HttpContext context, DateTimeOffset at, string sent, ReadOnlySpan<byte> start)
    {
        var (request, response) = (context.Request, context.Response);
        var isPicture = response.ContentType?.StartsWith("image/", StringComparison.Ordinal) is true;
        var bodyStart = isPicture ? "" : Encoding.UTF8.GetString(start[..Math.Min(start.Length, LongestBodyStart)]);
        return id => new LoggedRequest(
            id, at, request.Method, request.Path, request.QueryString.Value ?? "", [.. request.Headers.Keys],
            request.Cookies.ToDictionary(cookie => cookie.Key, cookie => cookie.Value, StringComparer.Ordinal),
            context.RequestAborted.IsCancellationRequested ? LoggedRequest.Reset : response.StatusCode, response.ContentType, bodyStart, sent);
    }
}
