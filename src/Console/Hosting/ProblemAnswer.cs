using BlazorConsole.Components;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Hosting;

/// <summary>
/// A refusal as an answer: problem details (RFC 9457) for scripts, a page for people. Both say the same sentence in the reader's
/// language; the code is public and stable.
/// </summary>
internal static partial class ProblemAnswer
{
    /// <param name="http">The request that is refused.</param>
    /// <param name="code">The error's code, e.g. <c>ticket.expired</c>.</param>
    /// <param name="tryAgain">Where the page's one action leads, when there is something to try again.</param>
    /// <param name="more">One more member of the problem details, for a script that goes on from there.</param>
    public static IResult For(HttpContext http, string code, string? tryAgain = null, (string Name, object Value)? more = null)
    {
        // The route's pattern, not the address: addresses carry tickets, codes and states.
        var logger = http.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(ProblemAnswer));
        var route = (http.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText;
        var method = http.Request.Method;
        Log.Refused(logger, method, route, code);

        var texts = http.RequestServices.GetRequiredService<IStringLocalizer<ProblemTexts>>();
        string sentence = texts[code];
        if (!http.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal))
            return new RazorComponentResult<ProblemPage>(new { Sentence = sentence, TryAgain = tryAgain }) { StatusCode = StatusOf(code) };

        var extensions = new Dictionary<string, object?>(StringComparer.Ordinal) { ["code"] = code };
        if (more is var (name, value))
            extensions[name] = value;
        return TypedResults.Problem(detail: sentence, statusCode: StatusOf(code), title: code, extensions: extensions);
    }

    private static int StatusOf(string code) => code switch
    {
        "ticket.expired" or "enrolment.expired" or "ticket.replaced" or "ticket.abandoned" => StatusCodes.Status410Gone,
        "ticket.not-yours" or "ticket.too-far" or "ticket.wrong-purpose" or "wechat.snapshot" or "account.none" or "phone.another-person" or "session.phone-required" => StatusCodes.Status403Forbidden,
        "session.none" or "lease.refused" => StatusCodes.Status401Unauthorized,
        "ticket.too-many" or "lease.too-many" => StatusCodes.Status429TooManyRequests,
        "ticket.no-browser" or "authorization.refused" or "wechat.code-refused" or "wechat.openid-refused"
            or "wechat.data-refused" or "phone.required" or "phone.refused" or "phone.not-asked" or "agreement.required" or "request.invalid" or "door.no-channel" => StatusCodes.Status400BadRequest,
        "ticket.no-channel" or "launch.not-possible" or "console.busy" => StatusCodes.Status503ServiceUnavailable,
        "console.failed" => StatusCodes.Status500InternalServerError,
        "device.not-asked" => StatusCodes.Status409Conflict,
        _ when code.StartsWith("ticket.", StringComparison.Ordinal) => StatusCodes.Status409Conflict,
        _ => StatusCodes.Status502BadGateway,
    };

    private static partial class Log
    {
        [LoggerMessage(EventId = 2201, Level = LogLevel.Information, Message = "Refused {Method} {Route}: {Code}.")]
        public static partial void Refused(ILogger logger, string method, string? route, string code);
    }
}
