namespace BlazorConsole.Domain.Channels;

/// <summary>
/// How far it is known that a channel is bound to its OpenPlatform. A UnionID is usable only where the binding is confirmed.
/// </summary>
public enum BindingState
{
    /// <summary>Bound to no OpenPlatform: WeChat gives no UnionID here.</summary>
    None,

    /// <summary>An administrator said so; UnionIDs are kept but match nobody.</summary>
    Declared,

    /// <summary>Seen: one UnionID came through two channels, or the channel's kind belongs to an OpenPlatform by construction.</summary>
    Confirmed,
}

/// <summary>A channel belonged to an OpenPlatform for a time. Former bindings are kept: UnionIDs of that time belong to them.</summary>
public sealed class Binding
{
    internal Binding(OpenPlatformId openPlatform, DateTimeOffset from)
    {
        OpenPlatform = openPlatform;
        From = from;
    }

    /// <summary>The OpenPlatform.</summary>
    public OpenPlatformId OpenPlatform { get; private set; }

    /// <summary>Since when.</summary>
    public DateTimeOffset From { get; private set; }

    /// <summary>Until when; null while it lasts.</summary>
    public DateTimeOffset? Until { get; private set; }

    /// <summary>When it was confirmed; null while it is only declared.</summary>
    public DateTimeOffset? ConfirmedAt { get; private set; }

    internal void Confirm(DateTimeOffset now) => ConfirmedAt ??= now;

    internal void End(DateTimeOffset now) => Until = now;
}
