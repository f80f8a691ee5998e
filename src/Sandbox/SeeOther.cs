using Microsoft.Net.Http.Headers;

namespace BlazorConsole.Sandbox;

/// <summary>303: whatever was sent here, the answer is fetched there with GET. The framework's own redirects are 302 and 307.</summary>
internal sealed class SeeOther(string location) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
        httpContext.Response.Headers.Location = location;
        httpContext.Response.Headers[HeaderNames.CacheControl] = "no-store";
        return Task.CompletedTask;
    }
}
