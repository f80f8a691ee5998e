namespace BlazorConsole.Integration.Tests.Hosting;

/// <summary>Starts the real program with a bad configuration: it says what is wrong and ends.</summary>
public sealed class ConfigurationTests
{
    [Fact]
    public async Task ManyErrors_AtStart_AreReportedTogetherEachWithItsKey()
    {
        var (exitCode, output) = await StartAsync(
            "Production",
            ("Public__Origin", "http://login.example.com/path"),
            ("WeChat__ApiBase", "http://127.0.0.1:5081"),
            ("WeChat__Timeout", "00:01:00"),
            ("SignIn__EmbedOrigins__0", "example.com"),
            ("Proxy__KnownNetworks__0", "everybody"),
            ("Channels__shop__AppId", "nonsense"),
            ("Channels__shop__Push__EncodingAesKey", "short"),
            ("Channels__shop__Push__Forward", "ftp://example.com"),
            ("Channels__shop__Follow__Confirm", "Link"));

        Assert.Equal(1, exitCode);
        foreach (var key in (string[])
                 ["Public:Origin", "WeChat:ApiBase", "WeChat:Timeout", "SignIn:EmbedOrigins", "Proxy:KnownNetworks", "Channels:shop:Kind", "Channels:shop:AppId", "Channels:shop:Secret",
                  "Channels:shop:Push:Token", "Channels:shop:Push:EncodingAesKey", "Channels:shop:Push:Forward", "Channels:shop:Follow:Confirm"])
        {
            Assert.Contains($" - {key}", output, StringComparison.Ordinal);
        }

        Assert.DoesNotContain("   at ", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task PlainHttp_InProduction_IsRefused()
    {
        var (exitCode, output) = await StartAsync("Production", ("Public__Origin", "http://localhost:5080"));

        Assert.Equal(1, exitCode);
        Assert.Contains("https is required", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyFile_MissingInProduction_IsRefusedAndNotMade()
    {
        var folder = Directory.CreateTempSubdirectory("console-test-").FullName;
        var keyFile = Path.Combine(folder, "master.key");

        var (exitCode, output) = await StartAsync(
            "Production",
            ("Public__Origin", "https://login.example.com"),
            ("Database__File", Path.Combine(folder, "console.db")),
            ("Encryption__KeyFile", keyFile));

        Assert.Equal(1, exitCode);
        Assert.Contains("Encryption:KeyFile", output, StringComparison.Ordinal);
        Assert.False(File.Exists(keyFile));
        Directory.Delete(folder, recursive: true);
    }

    private static Task<(int ExitCode, string Output)> StartAsync(string environment, params (string Key, string Value)[] settings) =>
        ConsoleProgram.RunAsync(["--urls", "http://127.0.0.1:0"], [("ASPNETCORE_ENVIRONMENT", environment), .. settings]);
}
