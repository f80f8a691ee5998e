using System.Globalization;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.Authorization;
using BlazorConsole.Sandbox.WeChat.MiniPrograms;
using BlazorConsole.Sandbox.WeChat.OfficialAccounts;
using BlazorConsole.Sandbox.WeChat.QrConnect;

namespace BlazorConsole.Sandbox.Demo;

/// <summary>A request as people read it: who asked for what, with everything secret shortened.</summary>
internal sealed record LogLine(string Time, string Who, string What, string Request, string Answer, bool Failed)
{
    /// <summary>Null for requests that say nothing about WeChat, such as the phone page's own files.</summary>
    public static LogLine? Of(LoggedRequest entry, Language language)
    {
        if (Meaning(entry.Path, language) is not { } meaning)
            return null;
        return new(
            entry.At.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture),
            meaning.Who, meaning.What,
            $"{entry.Method} {entry.Path}{Shortening.Query(entry.Query)}",
            AnswerOf(entry, language),
            entry.Status is LoggedRequest.Reset or >= 400 || IsRefusal(entry.BodyStart));
    }

    private static (string Who, string What)? Meaning(string path, Language language)
    {
        var console = language["Console", "控制台"];
        var phone = language["Phone", "手机"];
        var computer = language["Computer", "电脑"];
        return path switch
        {
            "/connect/oauth2/authorize" => (phone, language["may this app know me?", "请求网页授权"]),
            AuthorizeEndpoints.AnswerPath => (phone, language["the person answers", "用户作出选择"]),
            QrConnectEndpoints.PagePath => (computer, language["shows WeChat's code", "显示微信二维码"]),
            QrConnectEndpoints.PollPath => (computer, language["was it scanned?", "查询扫码状态"]),
            ConfirmEndpoints.PagePath => (phone, language["scans WeChat's code", "扫描微信二维码"]),
            ConfirmEndpoints.AnswerPath => (phone, language["the person answers", "用户作出选择"]),
            PageFiles.WidgetScript => null,
            _ when path.StartsWith(QrConnectEndpoints.PicturePath, StringComparison.Ordinal) => null,
            "/sns/oauth2/access_token" => (console, language["exchanges the code", "用 code 换取凭证"]),
            "/sns/oauth2/refresh_token" => (console, language["renews the token", "刷新凭证"]),
            ExchangeLoginCode.Path => (console, language["who opened the mini program?", "用登录 code 换取身份"]),
            AppTokenEndpoints.TokenPath or AppTokenEndpoints.StableTokenPath => (console, language["asks for its own token", "获取接口调用凭证"]),
            CreateSceneCode.Path => (console, language["wants a code to follow by", "生成带参数二维码"]),
            FollowerInfo.Path => (console, language["asks who follows", "获取关注者信息"]),
            GetPhoneNumber.Path => (console, language["asks for the phone number", "获取手机号"]),
            "/sns/auth" => (console, language["is the token good?", "检验凭证"]),
            "/sns/userinfo" => (console, language["asks for the profile", "获取用户信息"]),
            _ when path.StartsWith("/connect/", StringComparison.Ordinal) => (phone, language["asks WeChat", "请求微信"]),
            _ when path.StartsWith("/sns/", StringComparison.Ordinal) => (console, language["asks WeChat", "请求微信"]),
            _ => null,
        };
    }

    // Some successes say errcode 0.
    public static bool IsRefusal(string body) =>
        body.StartsWith("{\"errcode\":", StringComparison.Ordinal) && !body.StartsWith("{\"errcode\":0,", StringComparison.Ordinal);

    private static string AnswerOf(LoggedRequest entry, Language language) => entry switch
    {
        { Status: LoggedRequest.Reset } => language["connection reset", "连接被重置"],
        { Status: >= 300 and < 400 } => language["goes back to the console with a code", "带着 code 返回控制台"],
        { ContentType: { } type } when type.StartsWith("text/html", StringComparison.Ordinal) =>
            string.Create(CultureInfo.InvariantCulture, $"{entry.Status} {language["a page", "页面"]}"),
        _ => Shortening.Body(entry.BodyStart),
    };
}
