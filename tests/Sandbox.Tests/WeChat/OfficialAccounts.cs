using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>What a company's server asks of its official account, and what people do with it.</summary>
internal static class OfficialAccounts
{
    public static async Task<JsonNode> CreateCodeAsync(this RunningSandbox sandbox, object wish) =>
        await sandbox.PostAsync($"/cgi-bin/qrcode/create?access_token={await sandbox.OfficialTokenAsync()}", wish);

    public static Task<JsonNode> CreateCodeAsync(this RunningSandbox sandbox, string scene = "login_7f3c", int lifetime = 300) =>
        sandbox.CreateCodeAsync(new { expire_seconds = lifetime, action_name = "QR_STR_SCENE", action_info = new { scene = new { scene_str = scene } } });

    public static async Task<JsonNode> UserInfoAsync(this RunningSandbox sandbox, string openId) =>
        await sandbox.SnsAsync($"/cgi-bin/user/info?access_token={await sandbox.OfficialTokenAsync()}&openid={openId}&lang=zh_CN");

    public static async Task<string> OfficialTokenAsync(this RunningSandbox sandbox) =>
        (string)(await sandbox.StableTokenAsync(sandbox.Official))["access_token"]!;

    public static Task<JsonNode> AccountAsync(this RunningSandbox sandbox, string what, string person, string? url = null) =>
        sandbox.PostAsync($"/sandbox/phone/official-account/{what}", new { person, url });
}
