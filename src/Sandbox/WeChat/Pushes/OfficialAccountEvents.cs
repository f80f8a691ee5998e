using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.OfficialAccounts;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>What a person does with an official account: each step changes who follows, is told to the account, and its reply is in the chat.</summary>
internal sealed class OfficialAccountEvents(Followers followers, PushSender pushes, Chats chats, WeChatClock clock)
{
    private const string OutOfService = "The official account is temporarily out of service. 该公众号暂时无法提供服务，请稍后再试。";

    /// <summary>A code was scanned. Whoever does not follow yet is only shown the profile, and nobody is told.</summary>
    public Task ScanAsync(Person person, SceneCode code, CancellationToken cancellation) =>
        followers.Of(code.App, person) is null ? Task.CompletedTask : TellAsync(code.App, person, "SCAN", code.Scene, code, cancellation);

    /// <summary>The person presses Follow, on a profile that a code may have led to.</summary>
    public Task FollowAsync(WeChatApp app, Person person, SceneCode? code, CancellationToken cancellation)
    {
        if (!followers.Add(app, person, code))
            return Task.CompletedTask;
        return TellAsync(app, person, "subscribe", code is null ? "" : $"qrscene_{code.Scene}", code, cancellation);
    }

    public Task UnfollowAsync(WeChatApp app, Person person, CancellationToken cancellation) =>
        followers.Remove(app, person) ? TellAsync(app, person, "unsubscribe", "", code: null, cancellation) : Task.CompletedTask;

    private Task TellAsync(WeChatApp app, Person person, string name, string key, SceneCode? code, CancellationToken cancellation)
    {
        List<KeyValuePair<string, object>> more = [new("EventKey", key)];
        if (code is not null)
            more.Add(new("Ticket", code.Ticket));
        var told = new PushEvent(app.OriginalId, followers.OpenId(app, person), clock.GetUtcNow().ToUnixTimeSeconds(), name, more);
        return pushes.TellAsync(app, told, reply => ShowAsync(app, person, name, reply), cancellation);
    }

    // Whoever left is not written to any more.
    private Task ShowAsync(WeChatApp app, Person person, string name, PassiveReply reply)
    {
        if (name != "unsubscribe" && reply.Text is { } text)
            chats.Say(app, person, text);
        else if (name != "unsubscribe" && reply.IsUnusable)
            chats.Notice(app, person, OutOfService);
        return Task.CompletedTask;
    }
}
