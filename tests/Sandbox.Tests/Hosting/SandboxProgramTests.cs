using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Net.Sockets;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox.Tests.Hosting;

public sealed class SandboxProgramTests : IDisposable
{
    private readonly HttpClient _client = RunningSandbox.NewClient();

    public void Dispose() => _client.Dispose();

    [Fact]
    public async Task Start_WithTheConsole_SaysWhereEverythingIsAndEndsCleanly()
    {
        await using var sandbox = SandboxProcess.Start();
        await sandbox.LineAsync("Administrator ");
        var output = sandbox.Output();
        var pid = await sandbox.ConsolePidAsync(_client);
        await sandbox.TerminateAsync();

        Assert.Equal(0, await sandbox.ExitAsync());
        Assert.False(SandboxProcess.IsRunning(pid));
        Assert.Contains($"  Demo page      {sandbox.Origins.Demo}/\n", output, StringComparison.Ordinal);
        Assert.Contains($"  Sign-in page   {sandbox.Origins.Console}/signin\n", output, StringComparison.Ordinal);
        Assert.Contains($"  Phone          {sandbox.Origins.WeChat}/phone\n", output, StringComparison.Ordinal);
        Assert.Contains($"  Console        {sandbox.Origins.Console}/console\n", output, StringComparison.Ordinal);
        // Held back until the block, though the console wrote it first. What the console writes to the other stream may come anywhere.
        var lines = output.Split('\n').Where(line => line is not ("" or "an error line of the console")).ToList();
        Assert.Equal("  Administrator admin, password once-only-7", lines[^1]);
        Assert.Contains("\na line of the console\n", "\n" + output, StringComparison.Ordinal);
        Assert.Contains("\nan error line of the console\n", "\n" + output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Console_EndingByItself_EndsTheSandboxWithASentence()
    {
        await using var sandbox = SandboxProcess.Start();
        await sandbox.LineAsync("Administrator ");
        using var exit = new HttpRequestMessage(HttpMethod.Post, $"{sandbox.Origins.Console}/exit");
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => _client.SendAsync(exit));

        Assert.Equal(1, await sandbox.ExitAsync());
        Assert.Contains("The console ended by itself with exit code 3", sandbox.Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Console_ThatDoesNotStart_EndsTheSandboxWithASentence()
    {
        await using var sandbox = SandboxProcess.Start(new Dictionary<string, string>(StringComparer.Ordinal) { ["PRETEND_EXIT"] = "7" });

        Assert.Equal(1, await sandbox.ExitAsync());
        Assert.Contains("exit code 7", sandbox.Output(), StringComparison.Ordinal);
        Assert.DoesNotContain("Demo page", sandbox.Output(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sandbox_KilledOutright_TakesTheConsoleWithIt()
    {
        await using var sandbox = SandboxProcess.Start();
        await sandbox.LineAsync("Administrator ");
        using var console = Process.GetProcessById(await sandbox.ConsolePidAsync(_client));
        sandbox.Process.Kill();

        await console.WaitForExitAsync(new CancellationTokenSource(TimeSpan.FromSeconds(10)).Token);
    }

    [Fact]
    public async Task Output_AfterSignInsAndFaults_HoldsNoSecret()
    {
        await using var sandbox = SandboxProcess.Start(environment: null, "--wechat-only");
        await sandbox.LineAsync("WeChat  ");
        var official = new Apps.AppRegister(sandbox.Options, new Apps.Seed(sandbox.Options)).Official;
        var secrets = new List<string> { official.Secret, "st4te" };
        using var authorize = RunningSandbox.As(
            "xiaowang", HttpMethod.Get,
            $"{sandbox.Origins.WeChat}/connect/oauth2/authorize?appid={official.AppId}&redirect_uri={Uri.EscapeDataString(sandbox.Origins.Console)}/cb"
            + "&response_type=code&scope=snsapi_base&state=st4te");
        using var allowed = await _client.SendAsync(authorize);
        secrets.Add(RunningSandbox.Code(allowed.Headers.Location!));
        var exchange = $"{sandbox.Origins.WeChat}/sns/oauth2/access_token?appid={official.AppId}&secret={official.Secret}&code={secrets[^1]}&grant_type=authorization_code";
        var token = JsonNode.Parse(await _client.GetStringAsync(new Uri(exchange)))!;
        secrets.AddRange([(string)token["access_token"]!, (string)token["refresh_token"]!, (string)token["openid"]!]);
        using var fault = await _client.PostAsJsonAsync(
            new Uri($"{sandbox.Origins.WeChat}/sandbox/faults"), new { path = "/sns/oauth2/access_token", kind = "reset" });
        await Assert.ThrowsAsync<HttpRequestException>(() => _client.GetStringAsync(new Uri(exchange)));
        await sandbox.TerminateAsync();

        Assert.Equal(0, await sandbox.ExitAsync());
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, sandbox.Output(), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_OnAPortInUse_IsOneSentence()
    {
        using var squatter = new TcpListener(IPAddress.Loopback, port: 0);
        squatter.Start();
        var port = ((IPEndPoint)squatter.LocalEndpoint).Port;
        var (code, _, error) = await RunAsync("--wechat-only", "--wechat-port", $"{port}", "--webview-port", $"{FreePorts.Find(1)[0]}");

        Assert.Equal(1, code);
        Assert.Equal($"Port {port} is in use: stop what uses it, or choose another port with --wechat-port.", error.Trim());
    }

    [Fact]
    public async Task Start_InProduction_IsRefusedWithOneSentence()
    {
        var (code, _, error) = await RunAsync("--environment", "Production", "--wechat-only");

        Assert.Equal(1, code);
        Assert.Equal("The sandbox lets anybody sign in as anybody and does not run in Production.", error.Trim());
    }

    [Fact]
    public async Task Start_WithWrongOptions_SaysEverythingAtOnce()
    {
        var (code, _, error) = await RunAsync("--console-port", "abc", "--wechat-port=0", "--data", " ", "--Sandbox:ConsoleAssembly=/nowhere.dll");

        Assert.Equal(1, code);
        Assert.Equal(4, error.Trim().Split('\n').Length);
        Assert.Contains("Sandbox:ConsolePort (--console-port) is 'abc'", error, StringComparison.Ordinal);
        Assert.Contains("Sandbox:WeChatPort (--wechat-port) is '0'", error, StringComparison.Ordinal);
        Assert.Contains("Sandbox:DataFolder is empty", error, StringComparison.Ordinal);
        Assert.Contains("/nowhere.dll, which does not exist", error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithOnePortTwice_IsRefused()
    {
        var (code, _, error) = await RunAsync("--wechat-only", "--wechat-port", "7001", "--webview-port", "7001");

        Assert.Equal(1, code);
        Assert.Contains("three different ports", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--wechat-prot", "The sandbox does not know '--wechat-prot'.")]
    [InlineData("--data", "'--data' needs a value.")]
    public async Task Start_WithAMistypedSwitch_IsRefused(string word, string sentence)
    {
        var (code, _, error) = await RunAsync(word);

        Assert.Equal(2, code);
        Assert.StartsWith(sentence, error, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output, string Error)> RunAsync(params string[] arguments)
    {
        await using var output = new StringWriter();
        await using var error = new StringWriter();
        var code = await SandboxProgram.RunAsync(arguments, output, error);
        return (code, output.ToString(), error.ToString());
    }
}
