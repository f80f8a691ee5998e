namespace BlazorConsole.Load;

/// <summary>The steps of a sign-in by official account, in their order, and those that a mini program has in their place.</summary>
internal enum Step
{
    Page,
    Ticket,
    PhonePage,
    Authorize,
    Question,
    Consent,
    Callback,
    Approve,
    Redeem,
    MiniProgramScan,
    MiniProgramConfirm,
}

internal static class Steps
{
    /// <summary>Those that are timed.</summary>
    public static IReadOnlyList<Step> All { get; } = [.. Enum.GetValues<Step>().Where(step => step <= Step.Redeem)];

    /// <summary>Those that move something in the console.</summary>
    public static IReadOnlyList<Step> Moving { get; } =
        [Step.Ticket, Step.Authorize, Step.Callback, Step.Approve, Step.MiniProgramScan, Step.MiniProgramConfirm, Step.Redeem];

    public static string Request(this Step step) => step switch
    {
        Step.Page => "GET /signin",
        Step.Ticket => "POST /api/v1/tickets",
        Step.PhonePage => "GET /w/{ticket}",
        Step.Authorize => "POST /w/{ticket}/authorize",
        Step.Question => "pretend WeChat: GET authorize",
        Step.Consent => "pretend WeChat: POST answer",
        Step.Callback => "GET /wechat/callback/official",
        Step.Approve => "POST /w/{ticket}/approve",
        Step.MiniProgramScan => "POST /api/v1/mini-program/scan",
        Step.MiniProgramConfirm => "POST /api/v1/mini-program/confirm",
        _ => "POST /api/v1/tickets/{ticket}/redeem",
    };
}

/// <summary>An answer that a sign-in does not go on from.</summary>
internal sealed class StepFailedException(Step step, string why) : Exception($"{step.Request()}: {why}");
