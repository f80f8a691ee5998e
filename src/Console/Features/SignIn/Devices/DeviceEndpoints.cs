using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Hosting;

namespace BlazorConsole.Features.SignIn.Devices;

/// <summary>What somebody is told of sign-ins on other devices, and what they answer: by the page's buttons, or by an app's call.</summary>
internal static class DeviceEndpoints
{
    private const string Me = "me";
    private const string NotMe = "not-me";

    public static IEndpointRouteBuilder MapDevices(this IEndpointRouteBuilder routes)
    {
        routes.MapPost(ConsoleUrls.AnswerDevice, AnswerInBrowserAsync);
        var notices = routes.MapGroup(ConsoleUrls.DeviceNotices)
            .WithTags("Sign-in").WithMetadata(CookielessCalls.Instance).RequireRateLimiting(RateLimits.MiniProgram);
        notices.MapGet("/", ListAsync);
        notices.MapPost("/{device:guid}", AnswerInAppAsync);
        return routes;
    }

    private static async Task<IResult> AnswerInBrowserAsync(
        Guid device, Sessions sessions, AnswerDeviceNotice answer, HttpContext http, CancellationToken cancellationToken)
    {
        var form = await ConfirmationForm.OfAsync(http, cancellationToken);
        if (WasThem(form["answer"]) is not { } wasThem)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code, tryAgain: ConsoleUrls.SignIn);
        if (await sessions.OfBrowserAsync(http.Request, cancellationToken) is not { Session: var session })
            return ProblemAnswer.For(http, DoorErrors.NoSession.Code, tryAgain: ConsoleUrls.SignIn);
        return await answer.RunAsync(session, device, wasThem, cancellationToken) is { } refusal
            ? ProblemAnswer.For(http, refusal.Code, tryAgain: ConsoleUrls.SignIn)
            : new SeeOther(wasThem ? ConsoleUrls.SignIn : ConsoleUrls.DeviceDisowned);
    }

    private static async Task<IResult> ListAsync(Sessions sessions, ReadDeviceNotices notices, HttpContext http, CancellationToken cancellationToken) =>
        await sessions.OfAppAsync(http.Request, cancellationToken) is { Session: var session }
            ? SignInJson.Answer((await notices.OfAsync(session, cancellationToken)).Select(DeviceNoticeMessage.Of))
            : ProblemAnswer.For(http, DoorErrors.NoSession.Code);

    private static async Task<IResult> AnswerInAppAsync(
        Guid device, Sessions sessions, AnswerDeviceNotice answer, HttpContext http, CancellationToken cancellationToken)
    {
        if (await SignInJson.ReadAsync<DeviceAnswerRequest>(http) is not { } request || WasThem(request.Answer) is not { } wasThem)
            return ProblemAnswer.For(http, RequestErrors.Invalid.Code);
        if (await sessions.OfAppAsync(http.Request, cancellationToken) is not { Session: var session })
            return ProblemAnswer.For(http, DoorErrors.NoSession.Code);
        return await answer.RunAsync(session, device, wasThem, cancellationToken) is { } refusal
            ? ProblemAnswer.For(http, refusal.Code)
            : TypedResults.NoContent();
    }

    private static bool? WasThem(string? answer) => answer switch
    {
        Me => true,
        NotMe => false,
        _ => null,
    };

    /// <param name="Answer"><c>me</c> or <c>not-me</c>.</param>
    private sealed record DeviceAnswerRequest(string? Answer);

    /// <param name="Id">Goes into the address of the answer.</param>
    /// <param name="App">The app's name, where it was one.</param>
    /// <param name="Browser">The browser's name, if known.</param>
    /// <param name="System">The operating system's name, if known.</param>
    /// <param name="City">Where it came from, if known.</param>
    /// <param name="At">When somebody was signed in with it last.</param>
    private sealed record DeviceNoticeMessage(Guid Id, string? App, string? Browser, string? System, string? City, DateTimeOffset At)
    {
        public static DeviceNoticeMessage Of(DeviceNotice notice) =>
            new(notice.Id, notice.Asker.App, notice.Asker.Browser, notice.Asker.System, notice.Asker.City, notice.At);
    }
}
