using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>What a phone and the company's server do for a mini program.</summary>
internal static class MiniPrograms
{
    public static async Task<string> LoginCodeAsync(this RunningSandbox sandbox, string person, WeChatApp? app = null) =>
        (string)(await sandbox.PostAsync("/sandbox/phone/login", new { person, appId = app?.AppId }))["code"]!;

    public static async Task<string> PhoneCodeAsync(this RunningSandbox sandbox, string person, string kind = "quick", WeChatApp? app = null) =>
        (string)(await sandbox.PostAsync("/sandbox/phone/phone-code", new { person, kind, appId = app?.AppId }))["code"]!;

    public static Task<JsonNode> SessionAsync(this RunningSandbox sandbox, string code, WeChatApp? app = null) => sandbox.SnsAsync(
        $"/sns/jscode2session?appid={(app ?? sandbox.Mini).AppId}&secret={(app ?? sandbox.Mini).Secret}&js_code={code}&grant_type=authorization_code");

    public static Task<JsonNode> StableTokenAsync(this RunningSandbox sandbox, WeChatApp app, bool force = false) => sandbox.PostAsync(
        "/cgi-bin/stable_token", new { grant_type = "client_credential", appid = app.AppId, secret = app.Secret, force_refresh = force });

    public static Task<JsonNode> ClassicTokenAsync(this RunningSandbox sandbox, WeChatApp app) =>
        sandbox.SnsAsync($"/cgi-bin/token?grant_type=client_credential&appid={app.AppId}&secret={app.Secret}");

    public static async Task<JsonNode> PhoneNumberAsync(this RunningSandbox sandbox, object question, WeChatApp? app = null) =>
        await sandbox.PhoneNumberWithAsync((string)(await sandbox.StableTokenAsync(app ?? sandbox.Mini))["access_token"]!, question);

    public static Task<JsonNode> PhoneNumberWithAsync(this RunningSandbox sandbox, string token, object question) =>
        sandbox.PostAsync($"/wxa/business/getuserphonenumber?access_token={token}", question);

    /// <summary>What WeChat says of a token: 40029 of a good one, because nobody has this code.</summary>
    public static async Task<int> VerdictAsync(this RunningSandbox sandbox, string token) =>
        (int)(await sandbox.PhoneNumberWithAsync(token, new { code = "nobody's" }))["errcode"]!;

    public static async Task<string> OpenIdAsync(this RunningSandbox sandbox, string person, string app = "mini") =>
        (string)(await sandbox.SnsAsync("/sandbox/cast")).AsArray().Single(entry => (string?)entry!["id"] == person)!["openIds"]![app]!;
}
