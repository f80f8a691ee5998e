namespace BlazorConsole.Domain.Channels;

/// <summary>How WeChat's pushes of a channel are read, and who else gets them.</summary>
/// <param name="Token">What they are signed with, encrypted by the console; empty where none is received.</param>
/// <param name="EncodingAesKey">What they are encrypted with, encrypted by the console; empty where they come plain.</param>
/// <param name="Forward">The company's own address for whatever the console does not answer; empty where there is none.</param>
public sealed record PushSettings(byte[] Token, byte[] EncodingAesKey, string Forward)
{
    /// <summary>Longest <see cref="Forward"/>.</summary>
    public const int MaxForwardLength = 512;

    /// <summary>No push is received.</summary>
    public static readonly PushSettings None = new([], [], "");

    /// <summary>Whether pushes are received at all.</summary>
    public bool AreReceived => Token.Length > 0;
}
