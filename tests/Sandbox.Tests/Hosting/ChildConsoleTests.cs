using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.Hosting;

/// <summary>What the sandbox does with its console while both run.</summary>
public sealed class ChildConsoleTests : IAsyncLifetime
{
    private readonly HttpClient _client = RunningSandbox.NewClient();
    private readonly SandboxProcess _sandbox =
        SandboxProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["SignIn__TicketLifetime"] = "00:00:03" });

    public Task InitializeAsync() => _sandbox.LineAsync("Administrator ");

    public async Task DisposeAsync()
    {
        _client.Dispose();
        await _sandbox.DisposeAsync();
    }

    [Fact]
    public async Task Console_Started_HasItsAddressesFromTheSandboxAndTheRestFromOutside()
    {
        var environment = (await _client.GetFromJsonAsync<Dictionary<string, string?>>(new Uri($"{_sandbox.Origins.Console}/environment")))!;
        var apps = new Apps.AppRegister(_sandbox.Options, new Apps.Seed(_sandbox.Options));
        var (official, mini) = (apps.Official, apps.Mini);

        Assert.Equal("Development", environment["ASPNETCORE_ENVIRONMENT"]);
        Assert.Equal(_sandbox.Origins.Console, environment["Public__Origin"]);
        Assert.Equal(_sandbox.Origins.WeChat, environment["WeChat__OpenBase"]);
        Assert.Equal($"127.0.0.1:{_sandbox.Options.WeChatPort}", environment["WeChat__AvatarHosts__0"]);
        Assert.Equal(_sandbox.Origins.Demo, environment["SignIn__EmbedOrigins__0"]);
        Assert.Equal(Path.Combine(_sandbox.Options.DataFolder, "console.db"), environment["Database__File"]);
        Assert.Equal("OfficialAccount", environment["Channels__official__Kind"]);
        Assert.Equal(official.AppId, environment["Channels__official__AppId"]);
        Assert.Equal(official.Secret, environment["Channels__official__Secret"]);
        Assert.Equal("MiniProgram", environment["Channels__mini__Kind"]);
        Assert.Equal("Acme Mini Program", environment["Channels__mini__Name"]);
        Assert.Equal(mini.AppId, environment["Channels__mini__AppId"]);
        Assert.Equal(mini.Secret, environment["Channels__mini__Secret"]);
        Assert.Equal(mini.OriginalId, environment["Channels__mini__OriginalId"]);
        Assert.Equal("acme", environment["Channels__mini__OpenPlatform"]);
        Assert.Equal("WebsiteApp", environment["Channels__website__Kind"]);
        Assert.Equal(apps.Website.AppId, environment["Channels__website__AppId"]);
        Assert.Equal("acme", environment["Channels__website__OpenPlatform"]);
        Assert.Equal("MobileApp", environment["Channels__app__Kind"]);
        Assert.Equal(apps.Mobile.Secret, environment["Channels__app__Secret"]);
        Assert.Equal("acme", environment["Channels__app__OpenPlatform"]);
        Assert.DoesNotContain(environment.Keys, key => key.StartsWith("Channels__partner", StringComparison.Ordinal));
        Assert.Equal("00:00:03", environment["SignIn__TicketLifetime"]);
    }

    [Fact]
    public async Task Console_KilledAndStarted_AnswersAgainWithAnotherPid()
    {
        var before = await _sandbox.ConsolePidAsync(_client);
        var killed = await ControlAsync("kill");
        var started = await ControlAsync("start");
        using var health = await _client.GetAsync(new Uri($"{_sandbox.Origins.Console}/health"));

        Assert.False((bool)killed["running"]!);
        Assert.True((bool)started["running"]!);
        Assert.NotEqual(before, (int)started["pid"]!);
        Assert.False(SandboxProcess.IsRunning(before));
        Assert.Equal(HttpStatusCode.OK, health.StatusCode);
        Assert.False(_sandbox.Process.HasExited);
    }

    private async Task<JsonNode> ControlAsync(string verb)
    {
        using var answer = await _client.PostAsync(new Uri($"{_sandbox.Origins.WeChat}/sandbox/console/{verb}"), content: null);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }
}
