using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>One try to deliver a push, with everything that left: tests play it again.</summary>
/// <param name="Id">Rises.</param>
/// <param name="App">Key of the app.</param>
/// <param name="Event">What it told.</param>
/// <param name="Url">Where it went, with its query.</param>
/// <param name="ContentType">Of the body.</param>
/// <param name="Body">As it left.</param>
/// <param name="Status">0 when nothing came back in time.</param>
/// <param name="Answer">What came back.</param>
internal sealed record PushTry(long Id, string App, string Event, string Url, string ContentType, string Body, int Status, string Answer);

/// <summary>The push settings of every app, how pushes travel, and those that left.</summary>
internal sealed class PushRegister
{
    private const int Kept = 1000;

    private readonly ConcurrentDictionary<string, PushSettings> _settings = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PushDelivery> _deliveries = new(StringComparer.Ordinal);
    private readonly ConcurrentQueue<PushTry> _tries = new();
    private long _lastId;

    // The sandbox's console is the one that was registered; nobody answers yet when this is made, so nothing is asked.
    public PushRegister(AppRegister apps, Seed seed, Origins origins) =>
        Save(apps.Official, PushSettings.Of(apps.Official, seed, origins));

    public IReadOnlyList<PushTry> Tries => [.. _tries];

    public PushSettings? Settings(WeChatApp app) => _settings.GetValueOrDefault(app.Key);

    public void Save(WeChatApp app, PushSettings settings) => _settings[app.Key] = settings;

    public PushDelivery Delivery(WeChatApp app) => _deliveries.GetValueOrDefault(app.Key) ?? new PushDelivery();

    public void Deliver(WeChatApp app, PushDelivery delivery) => _deliveries[app.Key] = delivery;

    public void Note(PushRequest push, int status, string answer)
    {
        _tries.Enqueue(new(Interlocked.Increment(ref _lastId), push.App.Key, push.Event.Event, push.Url.OriginalString, push.ContentType, push.Body, status, answer));
        while (_tries.Count > Kept)
            _tries.TryDequeue(out _);
    }

    public void Clear() => _tries.Clear();
}
