namespace BlazorConsole.Features.Channels;

/// <summary>How WeChat's pushes of a channel come in, as an administrator chooses.</summary>
internal enum PushSecurity
{
    /// <summary>None is received.</summary>
    Off,

    /// <summary>Signed only (WeChat: plain text mode).</summary>
    Plain,

    /// <summary>Signed and encrypted (WeChat: compatible or safe mode).</summary>
    Encrypted,
}
