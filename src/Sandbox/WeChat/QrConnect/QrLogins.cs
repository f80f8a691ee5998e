using System.Collections.Concurrent;
using System.Security.Cryptography;
using BlazorConsole.Sandbox.Hosting;

namespace BlazorConsole.Sandbox.WeChat.QrConnect;

/// <summary>Every uuid that a page was given, until an hour after it expired.</summary>
internal sealed class QrLogins
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan KeptAfterExpiry = TimeSpan.FromHours(1);

    private readonly ConcurrentDictionary<string, QrLogin> _logins = new(StringComparer.Ordinal);
    private readonly WeChatClock _clock;
    private readonly TimeProvider _machine;
    private readonly TimeSpan _hold;

    public QrLogins(WeChatClock clock, TimeProvider machine, SandboxOptions options)
    {
        (_clock, _machine, _hold) = (clock, machine, options.PollHold);
        clock.Advanced += (_, _) => Wake();
    }

    public QrLogin Add(QrConnectRequest request)
    {
        var uuid = "0" + RandomNumberGenerator.GetString("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", 15);
        Prune();
        return _logins[uuid] = new QrLogin(uuid, request, _clock.GetUtcNow() + Lifetime, _clock);
    }

    public QrLogin? Find(string? uuid) => uuid is null ? null : _logins.GetValueOrDefault(uuid);

    /// <summary>Answers when something is to be said, or when the patience of a browser would soon be over.</summary>
    public async Task<PollAnswer> PollAsync(string? uuid, bool knowsScan, CancellationToken cancellation)
    {
        if (Find(uuid) is not { } login)
            return new(PollAnswer.UnknownUuid, "");
        using var hold = new CancellationTokenSource(_hold, _machine);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(hold.Token, cancellation);
        while (true)
        {
            var (answer, changed) = login.Look(knowsScan);
            if (answer is not null)
                return answer;
            await changed.WaitAsync(either.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            cancellation.ThrowIfCancellationRequested();
            if (hold.IsCancellationRequested)
                return new(QrLogin.Waiting, "");
        }
    }

    private void Wake()
    {
        foreach (var login in _logins.Values)
            login.Wake();
    }

    private void Prune()
    {
        var limit = _clock.GetUtcNow() - KeptAfterExpiry;
        foreach (var (uuid, login) in _logins)
        {
            if (login.ExpiresAt < limit)
                _logins.TryRemove(uuid, out _);
        }
    }
}
