using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.Links;

/// <summary>What every call about links begins with: POST, a mini program's token, a JSON body.</summary>
internal static class LinkCall
{
    public static async Task<IResult> AnswerAsync<TWish>(
        HttpRequest request, AppTokenCheck check, ApiReply reply, Func<TWish, WeChatApp, IResult> answer)
        where TWish : class
    {
        if (!HttpMethods.IsPost(request.Method))
            return reply.Refusal(WeChatError.RequiresPost);
        if (check.Refusal(request, WeChatAppKind.MiniProgram, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var (wish, unreadable) = await JsonBody.ReadAsync<TWish>(request);
        return wish is null ? reply.Refusal(unreadable!) : answer(wish, app);
    }

    /// <summary>A link that this app made; nobody is told about another app's.</summary>
    public static Launch? Own(Openings openings, string? link, LaunchKind kind, WeChatApp app) =>
        openings.Read(link ?? "", way: "") is { Launch: var launch } && launch.Kind == kind && launch.App == app ? launch : null;
}
