using System.Collections.Concurrent;
using System.Security.Cryptography;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>Brings pushes to the address that an app named: five seconds for an answer, then again with the same body.</summary>
internal sealed class PushSender(PushRegister register, ConsoleConnection connection, WeChatClock clock)
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(PushEvent Told, Func<PassiveReply, Task> Then)>> _held = new(StringComparer.Ordinal);

    /// <summary>Asks the address for the echo; null when it may be saved.</summary>
    public async Task<string?> VerifyAsync(PushSettings settings, CancellationToken cancellation)
    {
        var echo = RandomNumberGenerator.GetString("0123456789", 19);
        using var request = new HttpRequestMessage(HttpMethod.Get, PushRequest.Verification(settings, echo, clock.GetUtcNow()));
        var (status, answer) = await SendAsync(request, new PushDelivery().TimeoutMs, cancellation);
        return status == 200 && answer == echo ? null : $"The address did not answer with the echostr (status {status}).";
    }

    /// <summary>Tells an app what happened, and hands on what it replied; null where nothing is told, because nobody asked or it is held.</summary>
    public async Task TellAsync(WeChatApp app, PushEvent told, Func<PassiveReply, Task> then, CancellationToken cancellation)
    {
        if (register.Settings(app) is null)
            return;
        if (register.Delivery(app).Hold)
            _held.GetOrAdd(app.Key, static _ => new()).Enqueue((told, then));
        else
            await then(await DeliverAsync(app, told, cancellation));
    }

    /// <summary>Lets go of what was held, one after the other.</summary>
    public async Task<int> ReleaseAsync(WeChatApp app, bool reversed, CancellationToken cancellation)
    {
        register.Deliver(app, register.Delivery(app) with { Hold = false });
        if (!_held.TryRemove(app.Key, out var held))
            return 0;
        var waiting = reversed ? held.Reverse() : held;
        foreach (var (told, then) in waiting)
            await then(await DeliverAsync(app, told, cancellation));
        return held.Count;
    }

    private async Task<PassiveReply> DeliverAsync(WeChatApp app, PushEvent told, CancellationToken cancellation)
    {
        var delivery = register.Delivery(app);
        var push = PushRequest.Of(app, told, register.Settings(app)!, clock.GetUtcNow());
        for (var tries = 0; tries <= delivery.Retries; tries++)
        {
            if (tries > 0 && delivery.SignAgain)
                push = push.SignedAt(clock.GetUtcNow());
            var (same, limit) = (push, delivery.TimeoutMs);
            var answers = await Task.WhenAll(Enumerable.Range(0, delivery.Copies).Select(_ => TryAsync(same, limit, cancellation)));
            if (Array.Find(answers, answer => answer is not null) is { } reply)
                return reply;
        }
        return PassiveReply.Unusable;
    }

    private async Task<PassiveReply?> TryAsync(PushRequest push, int timeoutMs, CancellationToken cancellation)
    {
        using var message = push.Message();
        var (status, answer) = await SendAsync(message, timeoutMs, cancellation);
        register.Note(push, status, answer);
        return status == 200 ? PassiveReply.Read(answer, push) : null;
    }

    private async Task<(int Status, string Answer)> SendAsync(HttpRequestMessage message, int timeoutMs, CancellationToken cancellation)
    {
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        limit.CancelAfter(timeoutMs);
        try
        {
            using var answer = await connection.SendAsync(message, limit.Token);
            return ((int)answer.StatusCode, await answer.Content.ReadAsStringAsync(limit.Token));
        }
        catch (Exception failure) when (failure is HttpRequestException or IOException
                                        || (failure is OperationCanceledException && !cancellation.IsCancellationRequested))
        {
            return (0, "");
        }
    }
}
