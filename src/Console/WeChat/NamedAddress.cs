using System.Net;
using System.Text.Json;

namespace BlazorConsole.WeChat;

/// <summary>Our own address as WeChat sees it: the refusal 40164 names it in its text, and in no field.</summary>
internal static class NamedAddress
{
    private static readonly char[] Between = [' ', ',', '，', '[', ']', '(', ')', '"'];

    public static string? In(byte[] body) =>
        JsonSerializer.Deserialize(body, WeChatJson.Default.ErrorAnswer)?.Message?
            .Split(Between, StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(word => word.AsSpan().ContainsAny('.', ':') && IPAddress.TryParse(word, out _));
}
