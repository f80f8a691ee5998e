using System.Net;

namespace BlazorConsole.Integration.Tests.Processes;

/// <summary>What the person does when the mini program asks them.</summary>
internal enum Reply
{
    /// <summary>Ticks the agreement, gives the number and signs in.</summary>
    Yes,

    /// <summary>The same, with a number that somebody else holds; asked whether they have been here before, goes on separately.</summary>
    Separately,

    /// <summary>It was not them.</summary>
    NotMe,
}

/// <summary>
/// <c>mini-program-scan</c>: the mini program opens with the code's link, logs in, and the person replies. What got no answer is sent
/// again, with a new code of WeChat's: the former one is gone.
/// </summary>
internal sealed class MiniProgramStory(
    LoneConsole console, string person, Reply reply,
    Func<StoryStep, Story, Func<Task<HttpResponseMessage>>, Task<HttpResponseMessage?>> take)
    : Story(console.Program, take)
{
    public static readonly StoryStep Scan = new("scan", "SELECT count(*) FROM login_tickets WHERE state = 'Scanned'", "/sns/jscode2session");
    public static readonly StoryStep Confirm = new("confirm", "SELECT count(*) FROM sign_ins", "/wxa/business/getuserphonenumber");
    public static readonly StoryStep Asked = new("confirm, and be asked", "SELECT sum(version) FROM login_tickets", "/wxa/business/getuserphonenumber");
    public static readonly StoryStep Answer = new("answer", "SELECT count(*) FROM sign_ins");
    public static readonly StoryStep Deny = new("deny", "SELECT count(*) FROM login_tickets WHERE state = 'Denied'");

    private readonly MiniProgramInHand _phone = new(console.Program.Caller(), console.Setting, person);

    public static IReadOnlyList<StoryStep> StepsOf(Reply reply) => reply switch
    {
        Reply.Yes => [Issue, Scan, Confirm, Redeem],
        Reply.Separately => [Asked, Answer],
        _ => [Deny],
    };

    protected override string Scenario => Domain.Channels.Scenario.MiniProgramScan;

    public override void Dispose()
    {
        base.Dispose();
        _phone.Dispose();
    }

    protected override async Task ScanAsync(string ticket)
    {
        using var scanned = await PatientlyAsync(Scan, () => _phone.AskAsync(ticket));
        await _phone.TakeAsync(scanned);
    }

    protected override async Task<bool> ConfirmAsync(string ticket)
    {
        switch (reply)
        {
            case Reply.Yes:
                using (var confirmed = await PatientlyAsync(Confirm, () => _phone.ConfirmAsync(agreements: Terms)))
                    await confirmed.ApprovedAsync();
                break;
            case Reply.Separately:
                // An old WeChat's button, which proves the number weakly: the rules ask.
                using (var asked = await PatientlyAsync(Asked, () => _phone.ConfirmAsync(proof: "quick", agreements: Terms)))
                    Assert.Equal("ask", (string?)(await asked.DecisionAsync())["decision"]);
                using (var answered = await PatientlyAsync(Answer, () => _phone.ConfirmAsync(phone: false, answer: "separately", agreements: Terms)))
                    await answered.ApprovedAsync();
                break;
            default:
                using (var denied = await PatientlyAsync(Deny, _phone.DenyAsync))
                    Assert.Equal(HttpStatusCode.NoContent, denied.StatusCode);
                break;
        }

        return true;
    }

    private static object Terms => new { key = "terms", version = "1" };

    private async Task<HttpResponseMessage> PatientlyAsync(StoryStep step, Func<Task<HttpResponseMessage>> send) => await TakeAsync(step, send) ?? await send();
}
