using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorConsole.Sandbox.WeChat.Authorization;

/// <summary>Everything that WeChat, or the phone itself, says on a page of its own.</summary>
internal static class Notices
{
    public static IResult OpenInWeChat(Language language) => Show(
        language, "open-in-wechat", language["Open this in WeChat", "请在微信客户端打开链接"],
        language["This page works only inside WeChat. In the sandbox: open the link with the phone.", "此页面只能在微信内使用。在沙盒中，请用模拟手机打开。"]);

    public static IResult Error(Language language, PageError error) => Show(
        language, "error", language["WeChat cannot open this", "无法打开"], $"{error.Sentence} ({error.Number})");

    public static IResult Cancelled(Language language) => Show(
        language, "cancelled", language["Cancelled", "已取消"],
        language["You did not allow it, and the app was told nothing. You can close this page.", "你未授权，应用不会收到任何信息。可以关闭此页面。"]);

    public static IResult QuestionIsOver(Language language) => Show(
        language, "question-over", language["This question is over", "授权已失效"],
        language["It was answered already, or it waited too long. Scan the code again.", "该请求已处理或已过期，请重新扫码。"]);

    public static IResult CodeIsTaken(Language language) => Show(
        language, "code-taken", language["Somebody else scanned this code", "该二维码已被他人扫描"],
        language["The first phone that scans a code keeps it. Ask for another code on the computer.", "二维码由第一个扫描的手机使用，请在电脑上刷新二维码。"]);

    public static IResult CodeIsOver(Language language) => Show(
        language, "code-over", language["This code is over", "二维码已失效"],
        language["It was answered already, or it waited too long. Scan the code that the computer shows now.", "该二维码已处理或已过期，请扫描电脑上当前的二维码。"]);

    public static IResult LinkIsOver(Language language) => Show(
        language, "link-over", language["This link is over", "链接已失效"],
        language["It has expired, or it was never made. Ask for another one where you found it.", "链接已过期或不存在，请在原处重新获取。"]);

    public static IResult Confirmed(Language language) => Show(
        language, "confirmed", language["Confirmed", "已同意"],
        language["Go on at the computer. You can close this page.", "请在电脑上继续。可以关闭此页面。"]);

    public static IResult NoPhone(Language language) => Show(
        language, "no-phone", language["No phone has opened this", "没有手机打开此页面"],
        language["This address is the phone's web view: open a link with the sandbox's phone first.", "这是手机的网页视图，请先用模拟手机打开链接。"], status: 400);

    public static IResult ConsoleIsDown(Language language) => Show(
        language, "console-down", language["The console does not answer", "控制台没有响应"],
        language["It may be starting, or it was stopped. Try again in a moment.", "它可能正在启动或已停止，请稍后再试。"], status: 502);

    public static IResult OtherAddress(Language language, string url) => Show(
        language, "other-address", language["Another site", "其他网站"],
        language["In life the phone would now open this address:", "真实手机将打开以下地址："], url);

    public static IResult PlainText(Language language, string text) => Show(
        language, "text", language["This code holds text", "扫描结果"],
        language["It is not an address, so the phone only shows it:", "二维码内容不是网址："], text);

    private static RazorComponentResult<NoticePage> Show(
        Language language, string kind, string title, string sentence, string? link = null, int status = StatusCodes.Status200OK) =>
        new(new { Language = language, Kind = kind, Title = title, Sentence = sentence, Link = link }) { StatusCode = status };
}
