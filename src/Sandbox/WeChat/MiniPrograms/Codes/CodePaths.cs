using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;

/// <summary>A path with its query, as the two limited calls take it.</summary>
internal static class CodePaths
{
    /// <summary>WeChat gives this to pages itself; nothing of an app's own may be called so.</summary>
    public const string Reserved = "scancode_time";

    public static WeChatError? Refusal(string? path, int longest)
    {
        if (path is null || path.Length == 0 || path.Length > longest)
            return WeChatError.InvalidPathLength;
        return path.Contains(Reserved, StringComparison.Ordinal) ? WeChatError.ReservedName : null;
    }

    public static Launch Launch(LaunchKind kind, Apps.WeChatApp app, string path, string envVersion)
    {
        var parts = path.TrimStart('/').Split('?', 2);
        return new(kind, app, parts[0], parts.Length > 1 ? parts[1] : "", envVersion);
    }
}
