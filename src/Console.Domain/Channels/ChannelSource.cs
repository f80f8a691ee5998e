namespace BlazorConsole.Domain.Channels;

/// <summary>Who says what a channel is.</summary>
public enum ChannelSource
{
    /// <summary>The configuration, read at every start.</summary>
    Configuration,

    /// <summary>An administrator, in the console.</summary>
    Administrator,
}
