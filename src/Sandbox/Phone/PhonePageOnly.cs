namespace BlazorConsole.Sandbox.Phone;

/// <summary>
/// What the WeChat client does on the phone itself is for the phone's page, and for programs that play one (they send no Origin). No other
/// page, not even the demo page beside it, may be handed a code.
/// </summary>
internal sealed class PhonePageOnly(Origins origins) : IEndpointFilter
{
    public ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var sent = context.HttpContext.Request.Headers.Origin;
        if (sent.Count == 0 || sent == origins.WeChat)
            return next(context);
        return ValueTask.FromResult<object?>(Results.Text("Only the phone's own page may ask this.", statusCode: StatusCodes.Status403Forbidden));
    }
}
