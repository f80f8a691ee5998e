namespace BlazorConsole.Sandbox.Control;

/// <summary>
/// Lets programs in (they send no Origin) and the sandbox's own pages, and no other page: also not the console's, and not a page of the
/// open web in a browser on this machine.
/// </summary>
internal sealed class OwnOriginOnly(Origins origins) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var sent = context.HttpContext.Request.Headers.Origin;
        if (sent.Count == 0 || sent == origins.WeChat || sent == origins.Demo)
            return next(context);
        return ValueTask.FromResult<object?>(Results.Text("Only the sandbox's own pages may ask this.", statusCode: StatusCodes.Status403Forbidden));
    }
}
