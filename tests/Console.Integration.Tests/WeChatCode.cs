using System.Net.Http.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BlazorConsole.Integration.Tests;

/// <summary>WeChat's own page with a code, open on a computer, and whoever scans it.</summary>
internal sealed partial class WeChatCode : IDisposable
{
    private readonly HttpClient _weChat = new(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false });
    private readonly Uri _page;
    private readonly string _uuid;

    private WeChatCode(Uri page, string uuid) => (_page, _uuid) = (page, uuid);

    public static async Task<WeChatCode> OpenAsync(string page)
    {
        using var weChat = new HttpClient(new SocketsHttpHandler { UseCookies = false, UseProxy = false });
        var html = await weChat.GetStringAsync(new Uri(page));
        return new WeChatCode(new Uri(page), Uuid().Match(html).Groups["uuid"].Value);
    }

    /// <summary>Somebody scans, and agrees or not. Answers where the page goes then; null where it stays.</summary>
    public async Task<Uri?> AnswerAsync(string person, bool allow = true)
    {
        (await SendAsync(HttpMethod.Get, $"/connect/confirm?uuid={_uuid}", person)).Dispose();
        using var form = new FormUrlEncodedContent([new("uuid", _uuid), new("answer", allow ? "allow" : "refuse")]);
        (await SendAsync(HttpMethod.Post, "/connect/confirm_reply", person, form)).Dispose();
        var news = await _weChat.GetFromJsonAsync<JsonNode>(new Uri(_page, $"/connect/l/qrconnect?uuid={_uuid}&f=json&last=404"));
        if ((int)news!["wx_errcode"]! != 405)
            return null;

        var asked = System.Web.HttpUtility.ParseQueryString(_page.Query);
        return new Uri($"{asked["redirect_uri"]}?code={news["wx_code"]}&state={asked["state"]}");
    }

    public void Dispose() => _weChat.Dispose();

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string person, HttpContent? content = null)
    {
        using var request = new HttpRequestMessage(method, new Uri(_page, path)) { Content = content };
        request.Headers.Add("X-Sandbox-Person", person);
        return await _weChat.SendAsync(request);
    }

    [GeneratedRegex("/connect/qrcode/(?<uuid>[A-Za-z0-9_-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Uuid();
}
