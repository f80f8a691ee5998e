using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WeChat.Tokens;

/// <summary>What a person allowed an app: what a code stands for, and then a token.</summary>
internal sealed record Grant(WeChatApp App, Person Person, string Scope, bool Snapshot)
{
    public const string BaseScope = "snsapi_base";
    public const string UserInfoScope = "snsapi_userinfo";
    public const string LoginScope = "snsapi_login";

    public bool CoversUserInfo => Scope is UserInfoScope or LoginScope;
}
