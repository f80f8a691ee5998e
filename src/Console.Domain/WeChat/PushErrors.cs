using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.WeChat;

/// <summary>Refusals of what claims to come from WeChat.</summary>
public static class PushErrors
{
    /// <summary>One refusal for every reason: whoever forges a push learns nothing about how far it came.</summary>
    public static readonly Error Refused = new("push.refused", "This is no message of WeChat's to this channel.");
}
