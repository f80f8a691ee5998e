using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Sandbox.Tests;

/// <summary>A sandbox on free ports, spoken to over real HTTP by a client that follows nothing and remembers nothing.</summary>
public sealed partial class RunningSandbox : IAsyncLifetime
{
    private WebApplication? _app;

    internal SandboxOptions Options { get; init; } = NewOptions();

    internal Origins Origins => new(Options);

    internal WeChatApp Official => _app!.Services.GetRequiredService<AppRegister>().Official;

    internal WeChatApp Mini => _app!.Services.GetRequiredService<AppRegister>().Mini;

    internal WeChatApp Partner => _app!.Services.GetRequiredService<AppRegister>().Partner;

    internal WeChatApp Website => _app!.Services.GetRequiredService<AppRegister>().Website;

    internal WeChatApp Mobile => _app!.Services.GetRequiredService<AppRegister>().Mobile;

    internal WeChatApp Former => _app!.Services.GetRequiredService<AppRegister>().Former;

    internal HttpClient Client { get; } = NewClient();

    internal string Callback => $"{Origins.Console}/signin/callback";

    internal static HttpClient NewClient() => new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });

    internal static SandboxOptions NewOptions()
    {
        var ports = FreePorts.Find(3);
        return new SandboxOptions
        {
            ConsolePort = ports[0],
            WeChatPort = ports[1],
            WebViewPort = ports[2],
            WeChatOnly = true,
            ConsoleAssembly = typeof(RunningSandbox).Assembly.Location,
        };
    }

    public async Task InitializeAsync()
    {
        _app = SandboxApplication.Build(Options, TextWriter.Null, TextWriter.Null);
        await _app.StartAsync();
    }

    public async Task DisposeAsync()
    {
        Client.Dispose();
        await _app!.DisposeAsync();
    }

    internal T Service<T>()
        where T : notnull => _app!.Services.GetRequiredService<T>();

    internal string AuthorizeUrl(
        string scope = "snsapi_userinfo", string state = "abc123", string? redirectUri = null, string? appId = null, string more = "") =>
        $"{Origins.WeChat}/connect/oauth2/authorize?appid={appId ?? Official.AppId}&redirect_uri={Uri.EscapeDataString(redirectUri ?? Callback)}"
        + $"&response_type=code&scope={scope}&state={state}{more}";

    internal static HttpRequestMessage As(string person, HttpMethod method, string url)
    {
        var request = new HttpRequestMessage(method, url);
        request.Headers.Add("X-Sandbox-Person", person);
        return request;
    }

    internal async Task<HttpResponseMessage> AskAsync(string person, string url) => await Client.SendAsync(As(person, HttpMethod.Get, url));

    /// <summary>Presses a button of the consent page.</summary>
    internal async Task<HttpResponseMessage> AnswerAsync(string person, string consentPage, string answer, string? origin = null)
    {
        using var request = As(person, HttpMethod.Post, $"{Origins.WeChat}/connect/oauth2/authorize/answer");
        request.Content = new FormUrlEncodedContent([new("question", Question().Match(consentPage).Groups["value"].Value), new("answer", answer)]);
        if (origin is not null)
            request.Headers.Add("Origin", origin);
        return await Client.SendAsync(request);
    }

    /// <summary>A whole authorisation, to the code.</summary>
    internal async Task<string> AuthorizeAsync(string person, string scope = "snsapi_userinfo")
    {
        using var asked = await AskAsync(person, AuthorizeUrl(scope));
        if (asked.Headers.Location is { } silently)
            return Code(silently);
        using var allowed = await AnswerAsync(person, await asked.Content.ReadAsStringAsync(), "allow");
        return Code(allowed.Headers.Location!);
    }

    internal string ExchangeUrl(string code, string? secret = null, string grantType = "authorization_code") =>
        $"{Origins.WeChat}/sns/oauth2/access_token?appid={Official.AppId}&secret={secret ?? Official.Secret}&code={code}&grant_type={grantType}";

    internal Task<JsonNode> ExchangeAsync(string code) => GetAsync(ExchangeUrl(code));

    internal async Task<JsonNode> GetAsync(string url) => JsonNode.Parse(await Client.GetStringAsync(new Uri(url, UriKind.RelativeOrAbsolute)))!;

    internal Task<JsonNode> SnsAsync(string pathAndQuery) => GetAsync(Origins.WeChat + pathAndQuery);

    internal async Task<JsonNode> PostAsync(string path, object body)
    {
        using var answer = await Client.PostAsJsonAsync(new Uri(Origins.WeChat + path), body);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    internal async Task AdvanceAsync(TimeSpan by)
    {
        using var answer = await Client.PostAsJsonAsync(new Uri($"{Origins.WeChat}/sandbox/clock"), new { advanceSeconds = (long)by.TotalSeconds });
        answer.EnsureSuccessStatusCode();
    }

    internal async Task DeleteAsync(string path)
    {
        using var answer = await Client.DeleteAsync(new Uri(Origins.WeChat + path));
        answer.EnsureSuccessStatusCode();
    }

    internal static string Code(Uri location) => CodeParameter().Match(location.OriginalString).Groups["value"].Value;

    [GeneratedRegex("name=\"question\" value=\"(?<value>[^\"]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Question();

    [GeneratedRegex("[?&]code=(?<value>[^&#]+)", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex CodeParameter();
}
