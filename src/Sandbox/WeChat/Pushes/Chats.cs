using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>One line of a chat: what the account said, or what WeChat said in its place.</summary>
internal sealed record ChatMessage(string Text, bool IsNotice, DateTimeOffset At);

/// <summary>What a person's phone shows of an official account.</summary>
internal sealed class Chats(WeChatClock clock)
{
    private const int Longest = 50;

    private readonly ConcurrentDictionary<(string AppId, string Person), ConcurrentQueue<ChatMessage>> _chats = new();

    public IReadOnlyList<ChatMessage> Of(WeChatApp app, Person person) => [.. Chat(app, person)];

    public void Say(WeChatApp app, Person person, string text) => Add(app, person, new(text, IsNotice: false, clock.GetUtcNow()));

    public void Notice(WeChatApp app, Person person, string text) => Add(app, person, new(text, IsNotice: true, clock.GetUtcNow()));

    private void Add(WeChatApp app, Person person, ChatMessage message)
    {
        var chat = Chat(app, person);
        chat.Enqueue(message);
        while (chat.Count > Longest)
            chat.TryDequeue(out _);
    }

    private ConcurrentQueue<ChatMessage> Chat(WeChatApp app, Person person) => _chats.GetOrAdd((app.AppId, person.Id), static _ => new());
}
