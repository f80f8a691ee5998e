using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Domain.Accounts;

/// <summary>What is thought of a device.</summary>
public enum DeviceState
{
    /// <summary>It is the person's.</summary>
    Known,

    /// <summary>It came in by a page of WeChat's that does not say who asks; the person is asked whether it was them.</summary>
    Asked,

    /// <summary>They said that it was not.</summary>
    Disowned,
}

/// <summary>
/// A browser, or an app on one phone, that somebody was signed in with. Where WeChat's own page asks for the yes, it does not show who asks
/// (protocol 6 and 12): a new device is then told to the person wherever else they are signed in, who can say "it wasn't me".
/// </summary>
public sealed class Device
{
    /// <summary>For so long the person is asked about it.</summary>
    public static readonly TimeSpan AskedFor = TimeSpan.FromDays(30);

    /// <summary>For so long it is remembered after it was last seen: as long as a browser keeps a cookie (RFC 6265bis, 5.5).</summary>
    public static readonly TimeSpan KeptFor = TimeSpan.FromDays(400);

    private Device(Guid id, OriginId origin, byte[]? mark, DeviceState state, DateTimeOffset seenAt)
    {
        Id = id;
        Origin = origin;
        Mark = mark;
        State = state;
        SeenAt = seenAt;
    }

    /// <summary>Identity, sortable by time.</summary>
    public Guid Id { get; private set; }

    /// <summary>Whose; it is that origin's account's.</summary>
    public OriginId Origin { get; private set; }

    /// <summary>SHA-256 of what it recognises itself by; null for an app that sends nothing, which is new each time.</summary>
    public byte[]? Mark { get; private set; }

    /// <summary>What it says of itself, and from where it came.</summary>
    public Asker Asker { get; private set; } = null!;

    /// <summary>What is thought of it.</summary>
    public DeviceState State { get; private set; }

    /// <summary>When somebody was signed in with it last.</summary>
    public DateTimeOffset SeenAt { get; private set; }

    /// <summary>Notes a device that the account did not have.</summary>
    /// <param name="origin">Whose.</param>
    /// <param name="mark">What it recognises itself by.</param>
    /// <param name="asker">What it says of itself.</param>
    /// <param name="isAsked">Whether the person is asked about it.</param>
    /// <param name="now">The time.</param>
    public static Device Note(OriginId origin, byte[]? mark, Asker asker, bool isAsked, DateTimeOffset now) =>
        new(Guid.CreateVersion7(now), origin, mark, isAsked ? DeviceState.Asked : DeviceState.Known, now) { Asker = asker };

    /// <summary>Somebody is signed in with it again.</summary>
    /// <param name="asker">What it says of itself now.</param>
    /// <param name="wasShown">Whether the person saw who asks before they said yes: that answers the question.</param>
    /// <param name="now">The time.</param>
    public void SeeAgain(Asker asker, bool wasShown, DateTimeOffset now)
    {
        (Asker, SeenAt) = (asker, now);
        if (wasShown && State is DeviceState.Asked)
            State = DeviceState.Known;
    }

    /// <summary>The person answers; what nobody is asked about stays as it is.</summary>
    /// <returns>Whether they were asked.</returns>
    public bool Answer(bool wasThem)
    {
        if (State is not DeviceState.Asked)
            return false;
        State = wasThem ? DeviceState.Known : DeviceState.Disowned;
        return true;
    }
}
