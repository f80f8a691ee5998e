using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.QrConnect;

/// <summary>What a web site asks for, after every check.</summary>
internal sealed record QrConnectRequest(WeChatApp App, Uri RedirectUri, string State)
{
    /// <summary>The redirect_uri as far as the code: its own query stays. Everything is put at the end, also behind a fragment.</summary>
    public string CallbackStart => $"{RedirectUri.AbsoluteUri}{(RedirectUri.Query.Length == 0 ? '?' : '&')}";

    /// <summary>What follows the code; also without a state of the site's own there is one, and it is empty.</summary>
    public string CallbackEnd => $"state={Uri.EscapeDataString(State)}";
}
