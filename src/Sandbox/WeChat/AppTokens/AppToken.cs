using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.AppTokens;

/// <summary>An application's access token: it names the app to every /cgi-bin and /wxa call.</summary>
internal sealed record AppToken(string Text, WeChatApp App, DateTimeOffset ExpiresAt)
{
    /// <summary>When another token took its place; null while it is the latest. What a superseded token gets afterwards is 40001, not 42001.</summary>
    public DateTimeOffset? SupersededFrom { get; init; }
}
