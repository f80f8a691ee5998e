using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.Tokens;

namespace BlazorConsole.Sandbox.WeChat.QrConnect;

/// <summary>
/// One uuid: created, scanned, then confirmed or cancelled; consumed once its code was told, and expired from anywhere. The first
/// person who scans it keeps it.
/// </summary>
internal sealed class QrLogin(string uuid, QrConnectRequest request, DateTimeOffset expiresAt, TimeProvider time)
{
    public const int Waiting = 408;
    public const int ScannedCode = 404;
    public const int ConfirmedCode = 405;
    public const int CancelledCode = 403;
    public const int ExpiredCode = 402;

    private readonly Lock _lock = new();
    private TaskCompletionSource _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _state = Waiting;
    private Person? _person;
    private string _code = "";

    public string Uuid => uuid;

    public QrConnectRequest Request => request;

    public DateTimeOffset ExpiresAt => expiresAt;

    /// <summary>Where it stands, as the long poll says it.</summary>
    public int State
    {
        get
        {
            lock (_lock)
                return State_NeedsLock;
        }
    }

    private int State_NeedsLock => time.GetUtcNow() >= expiresAt ? ExpiredCode : _state;

    /// <summary>A phone has read the picture. Reading it again is no other scan; reading it after somebody else is none at all.</summary>
    public ScanOutcome Scan(Person person)
    {
        lock (_lock)
        {
            if (_person is not null && _person != person)
                return ScanOutcome.Taken;
            if (State_NeedsLock is not (Waiting or ScannedCode))
                return ScanOutcome.Over;
            _person = person;
            Become_NeedsLock(ScannedCode);
            return ScanOutcome.Asks;
        }
    }

    /// <summary>The person who scanned agrees; null when nothing waits for this person's answer.</summary>
    public string? Confirm(Person person, Func<Grant, string> newCode)
    {
        lock (_lock)
        {
            if (_person != person || State_NeedsLock is not ScannedCode)
                return null;
            _code = newCode(new Grant(request.App, person, Grant.LoginScope, Snapshot: false));
            Become_NeedsLock(ConfirmedCode);
            return _code;
        }
    }

    public bool Refuse(Person person)
    {
        lock (_lock)
        {
            if (_person != person || State_NeedsLock is not ScannedCode)
                return false;
            Become_NeedsLock(CancelledCode);
            return true;
        }
    }

    public void Expire()
    {
        lock (_lock)
            Become_NeedsLock(ExpiredCode);
    }

    /// <summary>Somebody who waits looks again: the time may be over.</summary>
    public void Wake()
    {
        lock (_lock)
            Tell_NeedsLock();
    }

    /// <summary>The state and, once, the code; or null and what to wait for.</summary>
    public (PollAnswer? Answer, Task Changed) Look(bool knowsScan)
    {
        lock (_lock)
        {
            var state = State_NeedsLock;
            if (state is Waiting || (state is ScannedCode && knowsScan))
                return (null, _changed.Task);
            if (state is not ConfirmedCode)
                return (new(state, ""), Task.CompletedTask);

            // Told once; whoever asks again needs another picture.
            Become_NeedsLock(ExpiredCode);
            return (new(ConfirmedCode, _code), Task.CompletedTask);
        }
    }

    private void Become_NeedsLock(int state)
    {
        _state = state;
        Tell_NeedsLock();
    }

    private void Tell_NeedsLock()
    {
        _changed.TrySetResult();
        _changed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}

internal enum ScanOutcome
{
    Asks,
    Taken,
    Over,
}

/// <summary>What the long poll answers.</summary>
internal sealed record PollAnswer(int ErrorCode, string Code)
{
    public const int UnknownUuid = 500;
}
