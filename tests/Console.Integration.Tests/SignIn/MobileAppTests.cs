using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>The company's app, through WeChat's OpenSDK.</summary>
public sealed class MobileAppTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task Person_OfTheMiniProgram_ComesByTheApp_IsTheSameAccount()
    {
        await using var own = await OwnConsole.StartAsync();
        using var phone = new MiniProgramInHand(own.Console, "xiaowang");
        (await phone.SignInAsync()).Dispose();

        using var answer = await SignInAsync(own.Console, await CodeAsync(own.Console, "xiaowang"));

        var entry = await answer.DecisionAsync();
        Assert.Equal(("signed-in", "小王"), ((string?)entry["decision"], (string?)entry["user"]!["nickname"]));
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Equal(2, await own.Console.ReadAsync(context => context.LinkedIdentities.CountAsync()));
        Assert.Equal(
            [Scenario.MiniProgram, Scenario.MobileApp],
            await own.Console.ReadAsync(context => context.SignIns.OrderBy(signIn => signIn.At).Select(signIn => signIn.Scenario).ToListAsync()));
    }

    [Fact]
    public async Task Code_UsedTwice_OrOfAnotherDoor_IsRefused()
    {
        var code = await CodeAsync(console, "load-801");
        (await SignInAsync(console, code)).Dispose();
        using var mini = new MiniProgramInHand(console, "load-801");

        using var twice = await SignInAsync(console, code);
        using var foreign = await SignInAsync(console, await mini.LoginCodeAsync());
        using var wrongDoor = await mini.PostDoorAsync("mini-program", new { appId = console.MobileApp.AppId, code = "x" });

        Assert.Equal("wechat.code-refused", await twice.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal("wechat.code-refused", await foreign.RefusalAsync(HttpStatusCode.BadRequest));
        Assert.Equal("door.no-channel", await wrongDoor.RefusalAsync(HttpStatusCode.BadRequest));
    }

    [Fact]
    public async Task PhoneCode_AtADoorThatHasNone_IsNotRead()
    {
        await using var own = await OwnConsole.StartAsync();
        using var app = own.Console.Server.CreateClient();
        app.BaseAddress = new Uri(own.Console.Origin);

        using var answer = await app.PostAsJsonAsync(
            new Uri("/api/v1/sign-in/mobile-app", UriKind.Relative),
            new { appId = own.Console.MobileApp.AppId, code = await CodeAsync(own.Console, "xiaowang"), phoneCode = "abc" });

        Assert.Equal("signed-in", (string?)(await answer.DecisionAsync())["decision"]);
        Assert.Empty(await own.Console.WeChatLogAsync("/wxa/business/getuserphonenumber"));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.PhoneClaims.CountAsync()));
    }

    private static async Task<HttpResponseMessage> SignInAsync(RunningConsole console, string code)
    {
        using var app = console.Server.CreateClient();
        app.BaseAddress = new Uri(console.Origin);
        return await app.PostAsJsonAsync(
            new Uri("/api/v1/sign-in/mobile-app", UriKind.Relative), new { appId = console.MobileApp.AppId, code });
    }

    internal static async Task<string> CodeAsync(RunningConsole console, string person)
    {
        using var weChat = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false });
        using var answer = await weChat.PostAsJsonAsync(new Uri($"{console.WeChat}/sandbox/phone/app-code"), new { person });
        answer.EnsureSuccessStatusCode();
        return (string)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["code"]!;
    }
}
