using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.Hosting;
using BlazorConsole.Sandbox.Phone.Links;
using BlazorConsole.Sandbox.WebView;
using BlazorConsole.Sandbox.WeChat;
using BlazorConsole.Sandbox.WeChat.MiniPrograms;
using BlazorConsole.Sandbox.WeChat.Pushes;

namespace BlazorConsole.Sandbox.Control;

/// <summary>What tests, benchmarks and the sandbox's own pages steer it with.</summary>
internal static class ControlEndpoints
{
    public const string Prefix = "/sandbox";

    public static void MapControl(this IEndpointRouteBuilder routes)
    {
        var control = routes.MapGroup(Prefix).AddEndpointFilter<OwnOriginOnly>();

        control.MapGet("/cast", (AppRegister apps, PersonIds ids) => People.All.Select(person => CastEntry.Of(person, apps, ids)));

        control.MapGet("/log", (RequestLog log) => log.Read());
        control.MapDelete("/log", (RequestLog log) => log.Clear());

        control.MapGet("/faults", (Faults faults) => faults.Read());
        control.MapPost("/faults", SetFault);
        control.MapDelete("/faults", (Faults faults) => faults.Clear());

        control.MapPost("/clock", Advance);

        control.MapGet("/session-keys", (SessionKeys keys) => new KeyPolicy(keys.Rotation));
        control.MapPut("/session-keys", (KeyPolicy policy, SessionKeys keys) => new KeyPolicy(keys.Rotation = policy.Rotation));
        control.MapPost("/session-keys/rotate", (SessionKeys keys) => keys.RotateAll());

        control.MapGet("/behaviour", (Behaviour behaviour) => behaviour);
        control.MapPatch("/behaviour", (BehaviourChange change, Behaviour behaviour) => change.ApplyTo(behaviour));

        control.MapLinkRules();
        control.MapMiniProgramControl();
        control.MapAppControl();
        control.MapQrControl();
        control.MapPushes();

        control.MapDelete("/phones/{person}", (string person, Phones phones) => phones.Forget(person));

        var child = control.MapGroup("/console").AddEndpointFilter(RequireConsoleAsync);
        child.MapGet("/", (ConsoleProcess console) => console.State);
        child.MapPost("/kill", (ConsoleProcess console) => console.KillAsync());
        child.MapPost("/start", (ConsoleProcess console, CancellationToken cancellation) => console.StartAsync(cancellation));
    }

    private static ValueTask<object?> RequireConsoleAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        context.HttpContext.RequestServices.GetRequiredService<SandboxOptions>().WeChatOnly
            ? ValueTask.FromResult<object?>(Results.Text("This sandbox runs without a console (--wechat-only).", statusCode: StatusCodes.Status409Conflict))
            : next(context);

    private static IResult SetFault(Fault fault, Faults faults)
    {
        if (!fault.Path.StartsWith('/'))
            return Results.Text("A fault needs the path it is for, such as /sns/userinfo.", statusCode: StatusCodes.Status400BadRequest);
        if (fault.Times is < 1 || fault.DelayMs is < 0)
            return Results.Text("times starts at 1 and delayMs at 0.", statusCode: StatusCodes.Status400BadRequest);
        faults.Set(fault);
        return Results.Ok(faults.Read());
    }

    private static IResult Advance(ClockMove move, WeChatClock clock)
    {
        // An offset that only grows: tokens that were expired once stay expired.
        if (move.AdvanceSeconds is < 0 or > 10L * 365 * 24 * 3600)
            return Results.Text("advanceSeconds goes from 0 to ten years.", statusCode: StatusCodes.Status400BadRequest);
        clock.Advance(TimeSpan.FromSeconds(move.AdvanceSeconds));
        return Results.Ok(new { now = clock.GetUtcNow() });
    }

    private sealed record KeyPolicy(KeyRotation Rotation);

    private sealed record ClockMove(long AdvanceSeconds);
}
