namespace BlazorConsole.Domain.Channels;

/// <summary>
/// How far it is known that a channel is bound to its OpenPlatform. A UnionID is usable only where the binding is confirmed.
/// </summary>
public enum Binding
{
    /// <summary>Bound to no OpenPlatform: WeChat gives no UnionID here.</summary>
    None,

    /// <summary>An administrator said so; UnionIDs are kept but match nobody.</summary>
    Declared,

    /// <summary>Seen: one UnionID came through two channels, or the channel's kind belongs to an OpenPlatform by construction.</summary>
    Confirmed,
}
