using System.Net;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Options;
using BlazorConsole.WeChat;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace BlazorConsole.Integration.Tests.WeChat;

/// <summary>Pictures from a host that is named but not to be trusted (attack case B13).</summary>
public sealed class AvatarFetchTests : IAsyncLifetime, IDisposable
{
    private static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private readonly WebApplication _host;
    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    public AvatarFetchTests()
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, 0));
        builder.Logging.ClearProviders();
        _host = builder.Build();
        _host.Run(AnswerAsync);
    }

    private string Address => _host.Urls.Single();

    public Task InitializeAsync() => _host.StartAsync();

    public async Task DisposeAsync() => await _host.DisposeAsync();

    public void Dispose() => _http.Dispose();

    [Theory]
    [InlineData("/png", "image/png")]
    [InlineData("/jpeg", "image/jpeg")]
    [InlineData("/png-called-html", "image/png")]
    public async Task Picture_ByItsMagicBytes_IsStoredUnderItsOwnType(string path, string type)
    {
        var avatar = await FetchAsync(Address + path);

        Assert.Equal(type, avatar!.ContentType);
    }

    [Theory]
    [InlineData("/svg")]
    [InlineData("/html")]
    [InlineData("/empty")]
    [InlineData("/redirect")]
    [InlineData("/too-large")]
    [InlineData("/endless")]
    [InlineData("/missing")]
    public async Task AnythingElse_FromTheNamedHost_IsNone(string path) => Assert.Null(await FetchAsync(Address + path));

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://127.0.0.1:1/png")]
    [InlineData("http://thirdwx.qlogo.cn.example/png")]
    public async Task Address_OfAnotherHost_IsNotAsked(string address) => Assert.Null(await FetchAsync(address));

    [Fact]
    public async Task Address_WithAnotherHostInItsUserInfo_IsNotAsked() =>
        Assert.Null(await FetchAsync(Address.Replace("http://", "http://somebody@", StringComparison.Ordinal) + "/png"));

    private static async Task AnswerAsync(HttpContext context)
    {
        switch (context.Request.Path.Value)
        {
            case "/png":
                await context.Response.Body.WriteAsync(Png);
                break;
            case "/png-called-html":
                context.Response.ContentType = "text/html";
                await context.Response.Body.WriteAsync(Png);
                break;
            case "/jpeg":
                await context.Response.Body.WriteAsync(Jpeg);
                break;
            case "/svg":
                context.Response.ContentType = "image/svg+xml";
                await context.Response.WriteAsync("<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>");
                break;
            case "/html":
                context.Response.ContentType = "image/png";
                await context.Response.WriteAsync("<html>not a picture</html>");
                break;
            case "/redirect":
                context.Response.Redirect("/png");
                break;
            case "/too-large":
                await context.Response.Body.WriteAsync(Png.Concat(new byte[Avatar.MaxBytes]).ToArray());
                break;
            case "/endless":
                await context.Response.Body.WriteAsync(Png);
                while (!context.RequestAborted.IsCancellationRequested)
                    await context.Response.Body.WriteAsync(new byte[16 * 1024], context.RequestAborted);
                break;
            case "/missing":
                context.Response.StatusCode = StatusCodes.Status404NotFound;
                break;
        }
    }

    private Task<Avatar?> FetchAsync(string address) => new AvatarFetch(
        _http,
        Microsoft.Extensions.Options.Options.Create(new WeChatOptions { AvatarHosts = [new Uri(Address).Authority] }),
        TimeProvider.System).FetchAsync(new Uri(address), CancellationToken.None);
}
