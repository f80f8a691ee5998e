using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Diagnostics;

namespace BlazorConsole.Hosting;

/// <summary>What is answered when something broke: never an empty page, never a stack trace. Pages get their own text later in the pipeline.</summary>
internal sealed class Failures : IExceptionHandler
{
    public async ValueTask<bool> TryHandleAsync(HttpContext httpContext, Exception exception, CancellationToken cancellationToken)
    {
        var isBusy = exception is WriteLaneBusyException;
        httpContext.Response.StatusCode = isBusy ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status500InternalServerError;
        if (isBusy)
            httpContext.Response.Headers.RetryAfter = "1";
        await ProblemAnswer.For(httpContext, isBusy ? "console.busy" : "console.failed").ExecuteAsync(httpContext);
        return true;
    }
}
