using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Hosting;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>A sign-in on a new device, where WeChat's own page asked and did not say who: the person is told of it elsewhere.</summary>
public sealed class DeviceTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Question = "Was this you?";

    private static int _people = 7600;

    // Another person for each test.
    private readonly int _number = Interlocked.Increment(ref _people);

    private string Person => $"load-{_number}";

    [Fact]
    public async Task NewDevice_IsToldToTheOthersOfThePerson_AndSignedOutWhenItWasNotThem()
    {
        using var home = await AtWeChatAsync(console);
        using var stranger = await AtWeChatAsync(console);

        var page = await home.PageAsync();
        Assert.Contains(Question, page, StringComparison.Ordinal);
        // Whoever came with the new device does not answer for it.
        Assert.DoesNotContain(Question, await stranger.PageAsync(), StringComparison.Ordinal);
        using var answered = await AnswerAsync(home, page, "not-me");

        Assert.Equal(ConsoleUrls.DeviceDisowned, answered.Headers.Location?.OriginalString);
        Assert.DoesNotContain("data-view=\"signed-in\"", await stranger.PageAsync(), StringComparison.Ordinal);
        var told = await home.Browser.GetStringAsync(answered.Headers.Location);
        Assert.Contains("That device is signed out.", told, StringComparison.Ordinal);
        Assert.DoesNotContain(Question, told, StringComparison.Ordinal);
        var account = await console.ReadAsync(context => context.Accounts.SingleAsync(account => account.Nickname == $"Load {_number}"));
        var audit = await console.ReadAsync(context => context.AuditEntries.SingleAsync(entry => entry.Target == account.Id.Value.ToString("D")));
        Assert.Equal(("person", AnswerDeviceNotice.Disowned), (audit.Actor, audit.Action));
        using var twice = await AnswerAsync(home, page, "me");
        Assert.Equal(HttpStatusCode.Conflict, twice.StatusCode);
    }

    [Fact]
    public async Task Device_ThatWasDisowned_IsAskedAboutAgainWhenItComesBack()
    {
        using var home = await AtWeChatAsync(console);
        using var stranger = await AtWeChatAsync(console);
        (await AnswerAsync(home, await home.PageAsync(), "not-me")).Dispose();

        await stranger.SignInAtWeChatAsync(Person);

        Assert.Contains(Question, await home.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Device_ThatWasThePersons_IsKnownFromThenOn()
    {
        using var home = await AtWeChatAsync(console);
        using var office = await AtWeChatAsync(console);

        using var answered = await AnswerAsync(home, await home.PageAsync(), "me");
        Assert.Equal(ConsoleUrls.SignIn, answered.Headers.Location?.OriginalString);
        var again = await office.SignInAtWeChatAsync(Person);

        Assert.False((bool)again["goesOn"]!);
        Assert.DoesNotContain(Question, await home.PageAsync(), StringComparison.Ordinal);
        Assert.Equal([DeviceState.Known, DeviceState.Known], await StatesAsync(console));
    }

    [Fact]
    public async Task FirstDeviceOfAll_AndOneWhoseYesWasGivenOnOurPage_AreAskedAboutNever()
    {
        using var first = await AtWeChatAsync(console);
        using var shown = await Screen.OpenAsync(console);
        await ByOfficialAccountAsync(console, shown);

        Assert.DoesNotContain(Question, await first.PageAsync(), StringComparison.Ordinal);
        Assert.Equal([DeviceState.Known, DeviceState.Known], await StatesAsync(console));
    }

    [Fact]
    public async Task Question_IsAnsweredToo_WhenThePersonSaysYesOnOurPageForThatDevice()
    {
        using var home = await AtWeChatAsync(console);
        using var office = await AtWeChatAsync(console);

        await ByOfficialAccountAsync(console, office);

        Assert.DoesNotContain(Question, await home.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Question_IsAskedForThirtyDays()
    {
        await using var own = await OwnConsole.StartAsync();
        using var home = await AtWeChatAsync(own.Console);
        using var office = await AtWeChatAsync(own.Console);
        own.Console.Clock.Advance(Device.AskedFor - TimeSpan.FromMinutes(1));
        using var phone = await Screen.OpenAsync(own.Console);
        await ByOfficialAccountAsync(own.Console, phone);
        Assert.Contains(Question, await phone.PageAsync(), StringComparison.Ordinal);

        own.Console.Clock.Advance(TimeSpan.FromMinutes(1));

        Assert.DoesNotContain(Question, await phone.PageAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task SignIn_OnAnotherDevice_ShowsTheQuestionAtOnce()
    {
        using var home = await AtWeChatAsync(console);
        using var office = await AtWeChatAsync(console);

        var again = await home.SignInAtWeChatAsync(Person);

        Assert.True((bool)again["goesOn"]!);
    }

    [Fact] // attack case B3
    public async Task AnotherPersonsSession_AndOneOfTheNewDeviceItself_AnswerNothing()
    {
        using var home = await AtWeChatAsync(console);
        using var stranger = await AtWeChatAsync(console);
        using var second = await AtWeChatAsync(console);
        using var other = await AtWeChatAsync(console, "lilei");
        using var nobody = await Screen.OpenAsync(console);
        var page = await home.PageAsync();

        foreach (var intruder in (Screen[])[stranger, second, other])
        {
            using var answered = await AnswerAsync(intruder, page, "me");
            Assert.Equal(HttpStatusCode.Conflict, answered.StatusCode);
        }

        using var unknown = await AnswerAsync(nobody, page, "me");
        using var unclear = await AnswerAsync(home, page, "perhaps");
        Assert.Equal((HttpStatusCode.Unauthorized, HttpStatusCode.BadRequest), (unknown.StatusCode, unclear.StatusCode));
        Assert.Equal(2, (await home.PageAsync()).Split(Question).Length - 1);
    }

    [Fact]
    public async Task Answers_OfTwentyTabsAtOnce_CountOnce()
    {
        using var home = await AtWeChatAsync(console);
        using var stranger = await AtWeChatAsync(console);
        var page = await home.PageAsync();

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => AnswerAsync(home, page, i % 2 == 0 ? "not-me" : "me")));

        Assert.Single(answers, answer => answer.StatusCode == HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task App_OnANewPhone_IsToldToTheFormerOneWhichSaysItWasNotThem()
    {
        var (former, formerMark) = await InAppAsync(console, RandomToken.New().Text);
        var (again, _) = await InAppAsync(console, formerMark);
        Assert.Empty(await NoticesAsync(console, again));

        var (stranger, _) = await InAppAsync(console, RandomToken.New().Text);
        var notice = Assert.Single(await NoticesAsync(console, former))!;
        Assert.Equal("mobile", (string?)notice["app"]);
        Assert.Empty(await NoticesAsync(console, stranger));
        using var answered = await CallAsync(console, former, HttpMethod.Post, $"/{(string)notice["id"]!}", new { answer = "not-me" });

        Assert.Equal(HttpStatusCode.NoContent, answered.StatusCode);
        using var ended = await CallAsync(console, stranger, HttpMethod.Get, "");
        Assert.Equal("session.none", await ended.RefusalAsync(HttpStatusCode.Unauthorized));
    }

    [Fact]
    public async Task App_ThatSaysNotWhichInstallationItIs_IsNewEachTime()
    {
        var (first, _) = await InAppAsync(console, device: null);
        await InAppAsync(console, device: null);
        await InAppAsync(console, device: null);

        Assert.Equal(2, (await NoticesAsync(console, first)).Count);
    }

    [Fact]
    public async Task Installation_OfAnotherShape_IsRefused()
    {
        using var refused = await EnterAsync(console, "my-phone");

        Assert.Equal("request.invalid", await refused.RefusalAsync(HttpStatusCode.BadRequest));
    }

    private async Task<Screen> AtWeChatAsync(RunningConsole console, string? person = null)
    {
        var screen = await Screen.OpenAsync(console);
        Assert.Equal("signed-in", (string?)(await screen.SignInAtWeChatAsync(person ?? Person))["decision"]);
        return screen;
    }

    private async Task ByOfficialAccountAsync(RunningConsole console, Screen screen)
    {
        using var phone = new Phone(console, Person);
        var code = await screen.NewCodeAsync();
        (await phone.ScanAsync(code.Id)).Dispose();
        (await phone.ApproveAsync(code.Id)).Dispose();
        (await screen.RedeemAsync(code.Id)).Dispose();
    }

    private static Task<HttpResponseMessage> AnswerAsync(Screen screen, string page, string answer) => screen.Browser.PostAsync(
        new Uri(FormOf(page), UriKind.Relative), new FormUrlEncodedContent([new("answer", answer)]));

    /// <summary>Where the first question of a page is answered.</summary>
    private static string FormOf(string page)
    {
        var begin = page.IndexOf("/signin/devices/", StringComparison.Ordinal);
        return page[begin..page.IndexOf('"', begin)];
    }

    private async Task<List<DeviceState>> StatesAsync(RunningConsole console) =>
        await console.ReadAsync(context => context.Devices
            .Where(device => context.Origins.Any(origin => origin.Id == device.Origin && context.Accounts.Any(account => account.Id == origin.Account && account.Nickname == $"Load {_number}")))
            .Select(device => device.State).ToListAsync());

    private async Task<HttpResponseMessage> EnterAsync(RunningConsole console, string? device)
    {
        using var mini = new MiniProgramInHand(console, Person);
        return await mini.PostDoorAsync(
            "mobile-app", new { appId = console.MobileApp.AppId, code = await MobileAppTests.CodeAsync(console, Person), device });
    }

    private async Task<(string Session, string? Device)> InAppAsync(RunningConsole console, string? device)
    {
        using var entered = await EnterAsync(console, device);
        return ((string)(await entered.DecisionAsync())["session"]!["token"]!, device);
    }

    private static async Task<JsonArray> NoticesAsync(RunningConsole console, string session)
    {
        using var answer = await CallAsync(console, session, HttpMethod.Get, "");
        return (await answer.Content.ReadFromJsonAsync<JsonArray>())!;
    }

    private static async Task<HttpResponseMessage> CallAsync(RunningConsole console, string session, HttpMethod method, string more, object? body = null)
    {
        using var http = console.Server.CreateClient();
        using var request = new HttpRequestMessage(method, new Uri(console.Origin + ConsoleUrls.DeviceNotices + more));
        request.Content = body is null ? null : JsonContent.Create(body);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", session);
        return await http.SendAsync(request);
    }
}
