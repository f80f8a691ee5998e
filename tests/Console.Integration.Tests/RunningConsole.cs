using System.Net;
using System.Net.Sockets;
using BlazorConsole.Components;
using BlazorConsole.Persistence;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace BlazorConsole.Integration.Tests;

/// <summary>
/// The whole console on an empty database of its own, and a pretend WeChat that it speaks to over real HTTP. Tests move the
/// console's time and see its logs.
/// </summary>
public sealed class RunningConsole : IAsyncLifetime
{
    private readonly string _folder = Directory.CreateTempSubdirectory("console-test-").FullName;
    private readonly SandboxOptions _sandboxOptions = NewSandboxOptions();
    private WebApplication? _sandbox;
    private WebApplicationFactory<App>? _factory;

    public ManualTimeProvider Clock { get; } = new();

    public RecordedLogs Logs { get; } = new();

    /// <summary>Further configuration; set before the first use.</summary>
    public Dictionary<string, string?> Settings { get; } = new(StringComparer.Ordinal);

    public string DatabaseFile => Path.Combine(_folder, "console.db");

    public string KeyFile => Path.Combine(_folder, "master.key");

    public string WeChat => $"http://127.0.0.1:{_sandboxOptions.WeChatPort}";

    public string Origin => $"http://localhost:{_sandboxOptions.ConsolePort}";

    public IServiceProvider Services => _factory!.Services;

    public TestServer Server => _factory!.Server;

    internal WeChatApp OfficialAccount => Register.Official;

    internal WeChatApp OtherMiniProgram => Register.Partner;

    internal WeChatApp MiniProgram => Register.Mini;

    internal WeChatApp MobileApp => Register.Mobile;

    private AppRegister Register => _sandbox!.Services.GetRequiredService<AppRegister>();

    public async Task InitializeAsync()
    {
        await StartWeChatAsync();
        Start();
    }

    /// <summary>The pretend WeChat alone: consoles that run as processes of their own speak to it.</summary>
    public Task StartWeChatAsync()
    {
        _sandbox = SandboxApplication.Build(_sandboxOptions, TextWriter.Null, TextWriter.Null);
        return _sandbox.StartAsync();
    }

    public async Task DisposeAsync()
    {
        await StopAsync();
        await _sandbox!.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    /// <summary>Ends the console and starts it again on the same files.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        Start();
    }

    public async Task StopAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        _factory = null;
    }

    public void Start()
    {
        _factory = new WebApplicationFactory<App>().WithWebHostBuilder(host =>
        {
            host.UseEnvironment("Development");
            host.UseSetting("contentRoot", Repository.Root);
            foreach (var (key, value) in DefaultSettings().Concat(Settings))
                host.UseSetting(key, value);
            host.ConfigureLogging(logging => logging.ClearProviders().AddProvider(Logs));
            host.ConfigureTestServices(services => services.AddSingleton<TimeProvider>(Clock));
        });
        _ = _factory.Server;
    }

    /// <summary>A browser: keeps cookies, follows nothing, and sends the Origin of our own pages.</summary>
    public HttpClient Browser(string userAgent = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/140.0 Safari/537.36", string? origin = null)
    {
        var browser = _factory!.CreateClient(new WebApplicationFactoryClientOptions
        {
            BaseAddress = new Uri(Origin),
            AllowAutoRedirect = false,
            HandleCookies = true,
        });
        browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        browser.DefaultRequestHeaders.Add("Origin", origin ?? Origin);
        return browser;
    }

    /// <summary>The same, coming from an address; without a User-Agent one that keeps no cookies, as mini programs are.</summary>
    public HttpClient From(string address, string? userAgent = null)
    {
        var line = Server.CreateHandler(context => context.Connection.RemoteIpAddress = IPAddress.Parse(address));
        if (userAgent is null)
            return new HttpClient(line) { BaseAddress = new Uri(Origin) };
        var browser = new HttpClient(new CookieContainerHandler { InnerHandler = line }) { BaseAddress = new Uri(Origin) };
        browser.DefaultRequestHeaders.TryAddWithoutValidation("User-Agent", userAgent);
        browser.DefaultRequestHeaders.Add("Origin", Origin);
        return browser;
    }

    /// <summary>Reads the database as the console's own queries do.</summary>
    internal async Task<T> ReadAsync<T>(Func<ConsoleContext, Task<T>> read)
    {
        await using var context = await Services.GetRequiredService<IDbContextFactory<ConsoleContext>>().CreateDbContextAsync();
        return await read(context);
    }

    internal Dictionary<string, string?> DefaultSettings() => new(StringComparer.Ordinal)
    {
        ["Public:Origin"] = Origin,
        ["Database:File"] = DatabaseFile,
        ["Encryption:KeyFile"] = KeyFile,
        ["WeChat:ApiBase"] = WeChat,
        ["WeChat:OpenBase"] = WeChat,
        ["WeChat:MpBase"] = WeChat,
        ["WeChat:AvatarHosts:0"] = new Uri(WeChat).Authority,
        ["WeChat:Timeout"] = "00:00:10",
        ["SignIn:SiteName"] = "Acme Shop",
        ["SignIn:TicketsPerMinutePerAddress"] = "100000",
        ["SignIn:MiniProgramCallsPerMinutePerAddress"] = "100000",
        ["OpenPlatforms:acme:Name"] = "Acme",
        ["Channels:official:Kind"] = "OfficialAccount",
        ["Channels:official:AppId"] = OfficialAccount.AppId,
        ["Channels:official:Secret"] = OfficialAccount.Secret,
        ["Channels:official:OpenPlatform"] = "acme",
        ["Channels:mini:Kind"] = "MiniProgram",
        ["Channels:mini:AppId"] = MiniProgram.AppId,
        ["Channels:mini:Secret"] = MiniProgram.Secret,
        ["Channels:mini:OpenPlatform"] = "acme",
        ["Channels:mini:Phone"] = "Optional",
        ["Channels:mini:PhoneProof"] = "RealTime",
        ["Channels:website:Kind"] = "WebsiteApp",
        ["Channels:website:AppId"] = Register.Website.AppId,
        ["Channels:website:Secret"] = Register.Website.Secret,
        ["Channels:website:OpenPlatform"] = "acme",
        ["Channels:mobile:Kind"] = "MobileApp",
        ["Channels:mobile:AppId"] = Register.Mobile.AppId,
        ["Channels:mobile:Secret"] = Register.Mobile.Secret,
        ["Channels:mobile:OpenPlatform"] = "acme",
    };

    private static SandboxOptions NewSandboxOptions()
    {
        var listeners = Enumerable.Range(0, 3).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return new SandboxOptions { ConsolePort = ports[0], WeChatPort = ports[1], WebViewPort = ports[2], WeChatOnly = true };
    }
}
