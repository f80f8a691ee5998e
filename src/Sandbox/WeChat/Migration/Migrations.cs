using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Migration;

/// <summary>Acme's former official account went into the present one when this sandbox started.</summary>
internal sealed class Migrations(AppRegister apps, WeChatClock clock)
{
    private static readonly TimeSpan Convertible = TimeSpan.FromDays(15);

    /// <summary>The account that went into this one, named by its AppID as older documents have it, or by its original id as newer ones do.</summary>
    public WeChatApp? Into(WeChatApp app, string from) =>
        app == apps.Official && (from == apps.Former.AppId || from == apps.Former.OriginalId) && clock.GetUtcNow() - clock.StartedAt < Convertible
            ? apps.Former
            : null;
}
