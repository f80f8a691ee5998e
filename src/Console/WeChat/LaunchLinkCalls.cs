using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.WeChat;

/// <summary>Has WeChat make links that open a mini program from outside WeChat (protocol 14). Each is good for one query.</summary>
internal sealed class LaunchLinkCalls(WeChatHttp weChat, AppTokens tokens)
{
    private const string UrlLinkPath = "wxa/generate_urllink";
    private const string SchemePath = "wxa/generatescheme";

    /// <summary>The shortest life that WeChat gives by days, which is longer than any ticket's.</summary>
    private const int Days = 1;

    /// <summary>Expiry as a number of days, and not as a moment.</summary>
    private const int ByDays = 1;

    /// <summary>An https address.</summary>
    /// <param name="channel">The mini program; its confirm page is opened.</param>
    /// <param name="query">What the page is opened with.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<string>> MakeUrlLinkAsync(Channel channel, string query, CancellationToken cancellationToken)
    {
        var question = new UrlLinkQuestion(channel.Code.Page, query, VersionOf(channel), ByDays, Days);
        var answer = await tokens.CallAsync(
            channel,
            token => weChat.PostAsync(
                channel.Id, UrlLinkPath, QueryOf(token), question, WeChatJson.Default.UrlLinkQuestion, WeChatJson.Default.UrlLinkAnswer, cancellationToken),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        return IsLink(answer.Value.UrlLink, "https", "http") ? answer.Value.UrlLink! : weChat.Malformed(channel.Id, UrlLinkPath);
    }

    /// <summary>A <c>weixin:</c> address.</summary>
    /// <param name="channel">The mini program; its confirm page is opened.</param>
    /// <param name="query">What the page is opened with.</param>
    /// <param name="cancellationToken">The caller's.</param>
    public async Task<Result<string>> MakeSchemeAsync(Channel channel, string query, CancellationToken cancellationToken)
    {
        var question = new SchemeQuestion(new SchemeTarget(channel.Code.Page, query, VersionOf(channel)), IsExpire: true, ByDays, Days);
        var answer = await tokens.CallAsync(
            channel,
            token => weChat.PostAsync(
                channel.Id, SchemePath, QueryOf(token), question, WeChatJson.Default.SchemeQuestion, WeChatJson.Default.SchemeAnswer, cancellationToken),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        return IsLink(answer.Value.OpenLink, "weixin") ? answer.Value.OpenLink! : weChat.Malformed(channel.Id, SchemePath);
    }

    private static string QueryOf(string token) => $"access_token={Uri.EscapeDataString(token)}";

    private static string VersionOf(Channel channel) => channel.Code.Version.ToString().ToLowerInvariant();

    // It becomes a link on our page: nothing but an address of that kind, whoever answered.
    private static bool IsLink(string? text, params ReadOnlySpan<string> schemes) =>
        Uri.TryCreate(text, UriKind.Absolute, out var link) && schemes.Contains(link.Scheme);
}
