namespace BlazorConsole.Load;

/// <summary>The steps of a sign-in, in their order.</summary>
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
}

internal static class Steps
{
    public static IReadOnlyList<Step> All { get; } = Enum.GetValues<Step>();

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
        _ => "POST /api/v1/tickets/{ticket}/redeem",
    };
}

/// <summary>An answer that a sign-in does not go on from.</summary>
internal sealed class StepFailedException(Step step, string why) : Exception($"{step.Request()}: {why}");
