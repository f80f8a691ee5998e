using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using BlazorConsole.Domain.Agreements;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Integration.Tests.MiniProgram;

/// <summary>Agreements: before an account, stored with the sign-in, asked again when there is a new version.</summary>
public sealed class AgreementTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public AgreementTests() => File.WriteAllText(_file, "Be kind.");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Person_WhoTickedNothing_IsRefusedBeforeTheirNumberIsAskedFor()
    {
        await using var own = await StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        var scanned = await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        using var refused = await phone.ConfirmAsync();

        var asked = scanned["agreements"]!.AsArray().Single()!;
        Assert.Equal(("terms", "Terms", "1", false), ((string?)asked["key"], (string?)asked["title"], (string?)asked["version"], (bool)asked["accepted"]!));
        var problem = (await refused.Content.ReadFromJsonAsync<JsonNode>())!;
        Assert.Equal(("agreement.required", "1"), ((string?)problem["code"], (string?)problem["agreements"]![0]!["version"]));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
        Assert.Empty(await own.Console.WeChatLogAsync("/wxa/business/getuserphonenumber"));
        Assert.Contains("Be kind.", await screen.Browser.GetStringAsync(new Uri((string)asked["url"]!)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Person_WhoTicks_IsSignedInAndTheAcceptanceSaysWhichTextWhenAndWhere()
    {
        await using var own = await StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        using var confirmed = await phone.ConfirmAsync(agreements: new { key = "terms", version = "1" });

        await confirmed.ApprovedAsync();
        var acceptance = await own.Console.ReadAsync(context => context.Acceptances.SingleAsync());
        var signIn = await own.Console.ReadAsync(context => context.SignIns.SingleAsync());
        Assert.Equal((signIn.Id, signIn.Origin, signIn.At, signIn.Channel), (acceptance.SignIn, acceptance.Origin, acceptance.At, acceptance.Channel));
        Assert.Equal((signIn.AppId, signIn.OpenId), (acceptance.AppId, acceptance.OpenId));
        Assert.Equal(("terms", "1"), (acceptance.Key, acceptance.Version));
        Assert.Equal(Agreement.HashOf("Be kind."), acceptance.TextHash);
    }

    [Fact]
    public async Task Person_WhoAcceptedBefore_IsNotAskedAgainUntilThereIsANewVersion()
    {
        await using var own = await StartAsync();
        await SignInAsync(own.Console, new { key = "terms", version = "1" });
        await SignInAsync(own.Console);

        await File.WriteAllTextAsync(_file, "Be kind, and punctual.");
        own.Console.Settings["Agreements:terms:Version"] = "2";
        await own.Console.RestartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        var scanned = await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var withTheOldOne = await phone.ConfirmAsync(phone: false, agreements: new { key = "terms", version = "1" });
        using var withTheNewOne = await phone.ConfirmAsync(phone: false, agreements: new { key = "terms", version = "2" });

        Assert.False((bool)scanned["agreements"]![0]!["accepted"]!);
        Assert.Equal("agreement.required", await withTheOldOne.RefusalAsync(HttpStatusCode.BadRequest));
        await withTheNewOne.ApprovedAsync();
        Assert.Equal(2, await own.Console.ReadAsync(context => context.Acceptances.CountAsync()));
    }

    [Fact]
    public async Task Person_WhoRefusesTheSignIn_LeavesNoAcceptanceBehind()
    {
        await using var own = await StartAsync();
        using var screen = await Screen.OpenAsync(own.Console);
        using var phone = new MiniProgramInHand(own.Console, "xiaohong");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());

        (await phone.DenyAsync()).Dispose();

        Assert.Equal(0, await own.Console.ReadAsync(context => context.Acceptances.CountAsync()));
        Assert.Equal(0, await own.Console.ReadAsync(context => context.Accounts.CountAsync()));
    }

    [Fact]
    public async Task OfficialAccount_ThatAsksToo_RefusesTheFormWithoutTheTickAndTakesItWithIt()
    {
        await using var own = await StartAsync(("Channels:official:Agreements:0", "terms"));
        using var encounter = await Encounter.ScannedAsync(own.Console, "xiaohong");
        var (screen, phone, code) = encounter;
        Assert.Contains("name=\"accept\" value=\"terms 1\"", await phone.OpenAsync(code.Id), StringComparison.Ordinal);

        using var unticked = await phone.ApproveAsync(code.Id);
        using var form = new FormUrlEncodedContent([new("accept", "terms 1")]);
        using var ticked = await phone.Browser.PostAsync(new Uri($"/w/{code.Id}/approve", UriKind.Relative), form);

        Assert.Equal(HttpStatusCode.BadRequest, unticked.StatusCode);
        Assert.Equal(HttpStatusCode.SeeOther, ticked.StatusCode);
        Assert.Equal("Approved", (await screen.ReadAsync(code.Id)).State);
        Assert.Equal(1, await own.Console.ReadAsync(context => context.Acceptances.CountAsync()));
    }

    [Fact]
    public async Task Text_ThatChangedUnderTheSameVersion_StopsTheStart()
    {
        await using var own = await StartAsync();
        await own.Console.StopAsync();
        await File.WriteAllTextAsync(_file, "Be unkind.");

        var (exitCode, output) = await ConsoleProgram.RunAsync(
            [],
            ("ASPNETCORE_ENVIRONMENT", "Development"), ("Public__Origin", own.Console.Origin), ("Database__File", own.Console.DatabaseFile),
            ("Encryption__KeyFile", own.Console.KeyFile), ("Agreements__terms__Title", "Terms"), ("Agreements__terms__Version", "1"),
            ("Agreements__terms__File", _file));

        Assert.Equal(1, exitCode);
        Assert.Contains("Agreements:terms: the text changed and the version is still 1", output, StringComparison.Ordinal);
        own.Console.Settings["Agreements:terms:Version"] = "2";
        own.Console.Start();
    }

    private static async Task SignInAsync(RunningConsole console, params object[] agreements)
    {
        using var screen = await Screen.OpenAsync(console);
        using var phone = new MiniProgramInHand(console, "xiaohong");
        await phone.ScanAsync(await screen.NewMiniProgramCodeAsync());
        using var confirmed = await phone.ConfirmAsync(phone: false, agreements: agreements);
        await confirmed.ApprovedAsync();
    }

    private Task<OwnConsole> StartAsync(params (string, string?)[] settings) => OwnConsole.StartAsync(
    [
        ("Agreements:terms:Title", "Terms"), ("Agreements:terms:Version", "1"), ("Agreements:terms:File", _file),
        ("Channels:mini:Agreements:0", "terms"),
        .. settings,
    ]);
}
