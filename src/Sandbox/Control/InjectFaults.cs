using System.Text;
using BlazorConsole.Sandbox.WeChat;

namespace BlazorConsole.Sandbox.Control;

/// <summary>Makes WeChat's answers go wrong in the ways in which a network and a gateway go wrong.</summary>
internal sealed class InjectFaults(RequestDelegate next, Faults faults, SnsReply sns, ApiReply api, TimeProvider time)
{
    private const int HugeMegabytes = 10;

    public Task InvokeAsync(HttpContext context) => faults.Take(context.Request.Path) switch
    {
        null => next(context),
        { Kind: FaultKind.ErrCode } fault => ReplyAt(context.Request.Path).Refusal(WeChatError.Of(fault.ErrCode ?? -1)).ExecuteAsync(context),
        { Kind: FaultKind.Html502 } => BadGatewayAsync(context),
        { Kind: FaultKind.Empty } => Results.Bytes([], "text/plain").ExecuteAsync(context),
        { Kind: FaultKind.Truncated } => HalfAsync(context),
        { Kind: FaultKind.Huge } => HugeAsync(context),
        { Kind: FaultKind.Slow } fault => SlowAsync(context, fault),
        _ => ResetAsync(context),
    };

    private WeChatReply ReplyAt(PathString path) => path.StartsWithSegments("/sns", StringComparison.Ordinal) ? sns : api;

    private static Task BadGatewayAsync(HttpContext context) => Results.Text(
        "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body><center><h1>502 Bad Gateway</h1></center><hr><center>nginx</center></body>\r\n</html>\r\n",
        "text/html", Encoding.UTF8, StatusCodes.Status502BadGateway).ExecuteAsync(context);

    // WeChat did its part, also used up the code: only half of what it said arrives.
    private async Task HalfAsync(HttpContext context)
    {
        var body = context.Response.Body;
        using var whole = new MemoryStream();
        context.Response.Body = whole;
        await next(context);
        context.Response.Body = body;
        var half = whole.GetBuffer().AsMemory(0, (int)whole.Length / 2);
        context.Response.ContentLength = half.Length;
        await body.WriteAsync(half, context.RequestAborted);
    }

    private static async Task HugeAsync(HttpContext context)
    {
        context.Response.ContentType = "text/plain";
        var block = Encoding.ASCII.GetBytes(new string('0', 1024 * 1024));
        "{\"access_token\":\""u8.CopyTo(block);
        for (var i = 0; i < HugeMegabytes; i++)
        {
            await context.Response.Body.WriteAsync(block, context.RequestAborted);
            block.AsSpan(0, 17).Fill((byte)'0');
        }
    }

    private async Task SlowAsync(HttpContext context, Fault fault)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(fault.DelayMs ?? 10_000), time, context.RequestAborted);
        await next(context);
    }

    // The log cuts the connection, when it has written the request down.
    private static Task ResetAsync(HttpContext context)
    {
        context.Response.StatusCode = LoggedRequest.Reset;
        return Task.CompletedTask;
    }
}
