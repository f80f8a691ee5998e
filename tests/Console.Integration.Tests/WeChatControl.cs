using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace BlazorConsole.Integration.Tests;

/// <summary>The pretend WeChat from behind: what it was asked, and what is to go wrong there.</summary>
internal static class WeChatControl
{
    private static readonly HttpClient Http = new(new SocketsHttpHandler { UseCookies = false, UseProxy = false });

    /// <summary>What WeChat was asked at a path, oldest first.</summary>
    public static async Task<IReadOnlyList<JsonNode>> WeChatLogAsync(this RunningConsole console, string path) =>
        [.. (await Http.GetFromJsonAsync<JsonArray>(new Uri($"{console.WeChat}/sandbox/log")))!
            .OfType<JsonNode>().Where(entry => (string?)entry["path"] == path).OrderBy(entry => (long)entry["id"]!)];

    /// <summary>Asks for a number as somebody would who has the app's token and leaves out what matters.</summary>
    public static async Task<JsonNode> AskWeChatForPhoneAsync(this RunningConsole console, JsonObject question)
    {
        using var token = await Http.PostAsJsonAsync(new Uri($"{console.WeChat}/cgi-bin/stable_token"), new
        {
            grant_type = "client_credential",
            appid = console.MiniProgram.AppId,
            secret = console.MiniProgram.Secret,
        });
        var text = (string?)(await token.Content.ReadFromJsonAsync<JsonNode>())!["access_token"];
        using var answer = await Http.PostAsJsonAsync(new Uri($"{console.WeChat}/wxa/business/getuserphonenumber?access_token={text}"), question);
        return (await answer.Content.ReadFromJsonAsync<JsonNode>())!;
    }

    /// <summary>Takes the app's stable token away, as another system does that has the app secret.</summary>
    public static async Task ForceWeChatTokenAsync(this RunningConsole console, string appId, string secret)
    {
        using var token = await Http.PostAsJsonAsync(
            new Uri($"{console.WeChat}/cgi-bin/stable_token"),
            new { grant_type = "client_credential", appid = appId, secret, force_refresh = true });
        token.EnsureSuccessStatusCode();
    }

    /// <summary>What WeChat says to somebody who comes with an application token, and nothing else.</summary>
    public static async Task<int> TryTokenAsync(this RunningConsole console, string token)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri($"{console.WeChat}/wxa/generatescheme?access_token={token}"), new { });
        return (int)(await answer.Content.ReadFromJsonAsync<JsonNode>())!["errcode"]!;
    }

    /// <summary>Changes what the company set for one of its apps in WeChat's console.</summary>
    public static async Task ChangeAtWeChatAsync(this RunningConsole console, string app, string what, object to)
    {
        using var answer = await Http.PutAsJsonAsync(new Uri($"{console.WeChat}/sandbox/apps/{app}/{what}"), to);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Moves WeChat's clock; the console's stays.</summary>
    public static async Task AdvanceWeChatAsync(this RunningConsole console, TimeSpan time)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri($"{console.WeChat}/sandbox/clock"), new { advanceSeconds = (long)time.TotalSeconds });
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>Makes the next calls of a path go wrong.</summary>
    public static async Task FaultAsync(this RunningConsole console, object fault)
    {
        using var answer = await Http.PostAsJsonAsync(new Uri($"{console.WeChat}/sandbox/faults"), fault);
        answer.EnsureSuccessStatusCode();
    }
}
