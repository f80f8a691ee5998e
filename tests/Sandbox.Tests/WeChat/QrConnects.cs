using System.Text.Json.Nodes;
using System.Text.RegularExpressions;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>What a web site's visitor and their phone do at WeChat's own code.</summary>
internal static partial class QrConnects
{
    public static string QrConnectUrl(this RunningSandbox sandbox, string? redirectUri = null, string state = "abc123", string more = "") =>
        $"{sandbox.Origins.WeChat}/connect/qrconnect?appid={sandbox.Website.AppId}"
        + $"&redirect_uri={Uri.EscapeDataString(redirectUri ?? sandbox.Callback)}&response_type=code&scope=snsapi_login&state={state}{more}";

    /// <summary>Opens the page; answers what stands in its picture's address.</summary>
    public static async Task<string> NewUuidAsync(this RunningSandbox sandbox) =>
        UuidOf(await sandbox.Client.GetStringAsync(new Uri(sandbox.QrConnectUrl())));

    public static string UuidOf(string page) => Uuid().Match(page).Groups["uuid"].Value;

    public static async Task<string> ScanAsync(this RunningSandbox sandbox, string person, string uuid)
    {
        using var page = await sandbox.AskAsync(person, $"{sandbox.Origins.WeChat}/connect/confirm?uuid={uuid}");
        return await page.Content.ReadAsStringAsync();
    }

    public static async Task<string> ReplyAsync(this RunningSandbox sandbox, string person, string uuid, string answer)
    {
        using var request = RunningSandbox.As(person, HttpMethod.Post, $"{sandbox.Origins.WeChat}/connect/confirm_reply");
        request.Content = new FormUrlEncodedContent([new("uuid", uuid), new("answer", answer)]);
        using var page = await sandbox.Client.SendAsync(request);
        return await page.Content.ReadAsStringAsync();
    }

    public static Task<JsonNode> PollAsync(this RunningSandbox sandbox, string uuid, string last = "") =>
        sandbox.SnsAsync($"/connect/l/qrconnect?uuid={uuid}&f=json{(last.Length > 0 ? $"&last={last}" : "")}");

    /// <summary>Opens, scans and agrees; answers the code.</summary>
    public static async Task<string> SignInAtWebsiteAsync(this RunningSandbox sandbox, string person)
    {
        var uuid = await sandbox.NewUuidAsync();
        await sandbox.ScanAsync(person, uuid);
        await sandbox.ReplyAsync(person, uuid, "allow");
        return (string)(await sandbox.PollAsync(uuid))["wx_code"]!;
    }

    public static Task<JsonNode> ExchangeAtAsync(this RunningSandbox sandbox, Apps.WeChatApp app, string code) => sandbox.SnsAsync(
        $"/sns/oauth2/access_token?appid={app.AppId}&secret={app.Secret}&code={code}&grant_type=authorization_code");

    [GeneratedRegex("<img class=\"js_qrcode_img web_qrcode_img\" src=\"/connect/qrcode/(?<uuid>[A-Za-z0-9]+)\"", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Uuid();
}
