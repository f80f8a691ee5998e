using BlazorConsole.Domain.Privacy;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Features.Privacy;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Features.Privacy;

public sealed class PrivacyPageTests : StoredConsoleContext
{
    public PrivacyPageTests()
    {
        this.AddAuthorization().SetAuthorized("admin").SetPolicies(Policies.Administrator);
        Services.AddSingleton<ListPrivacyTasks>();
        Services.AddTransient<ClosePrivacyTask>();
    }

    [Fact]
    public void Page_BeforeWeChatToldAnything_SaysWhereEventsComeFrom()
    {
        var page = Render<PrivacyPage>();

        page.WaitForAssertion(() => Assert.Equal("WeChat has told nothing yet.", page.Find(".empty .first").TextContent));
        Assert.Empty(page.FindAll(".task"));
    }

    [Fact]
    public async Task Task_ThatIsDone_SaysWhatWasDone()
    {
        await StoreAsync(PrivacyEvent.AuthorizationRevoked, "8", PrivacyStep.PhoneDropped);

        var page = Render<PrivacyPage>();

        page.WaitForAssertion(() => Assert.Contains("Permission taken back (8)", page.Find("tbody").TextContent, StringComparison.Ordinal));
        Assert.Contains("Phone numbers given at this door were removed.", page.Find("tbody").TextContent, StringComparison.Ordinal);
        Assert.Contains("Nothing waits for you.", page.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Task_ThatWaits_IsOverdueAfterItsDeadlineAndClosedWithASentence()
    {
        await StoreAsync(PrivacyEvent.AuthorizationRevoked, "999", PrivacyStep.UnknownData);
        Later(TimeSpan.FromDays(16));
        var page = Render<PrivacyPage>();
        page.WaitForAssertion(() => Assert.Contains("overdue", page.Find(".task").TextContent, StringComparison.Ordinal));

        page.Find(".task form").Submit();
        page.WaitForAssertion(() => Assert.Contains("Write what was done", page.Find(".task").TextContent, StringComparison.Ordinal));
        Assert.Equal("true", page.Find(".task input").GetAttribute("aria-invalid"));

        page.Find(".task input").Change("Looked it up; nothing is kept of it.");
        page.Find(".task form").Submit();

        page.WaitForAssertion(() => Assert.Empty(page.FindAll(".task")));
        Assert.Contains("admin: Looked it up; nothing is kept of it.", page.Find("tbody").TextContent, StringComparison.Ordinal);
    }

    private Task StoreAsync(PrivacyEvent @event, string? revokeInfo, params PrivacyStep[] steps)
    {
        var task = PrivacyTask.Receive(PrivacyTaskId.New(Clock.Now), OfficialAccount.Id, @event, revokeInfo, origin: null, Clock.Now, TimeSpan.FromDays(15));
        task.Did(steps, Clock.Now);
        return WriteAsync(context => context.PrivacyTasks.Add(task));
    }
}
