using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Features.Channels.Files;

/// <summary>Refusals of a verification file.</summary>
internal static class FileErrors
{
    /// <summary>Not a name that WeChat gives such files.</summary>
    public static readonly Error BadName = new("file.bad-name", "The name is not one of WeChat's verification files.");

    /// <summary>Too large, or no text.</summary>
    public static readonly Error BadText = new("file.bad-text", "A verification file is text of 1 KB at most.");

    /// <summary>No address of ours that WeChat looks for files at.</summary>
    public static readonly Error BadFolder = new("file.bad-folder", "WeChat looks for files at the root and in a link rule's folder.");

    /// <summary>Another text lies there under this name.</summary>
    public static readonly Error Taken = new("file.taken", "Another file lies there under this name.");
}
