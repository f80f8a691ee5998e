using System.Text.Json;

namespace BlazorConsole.Sandbox.WeChat;

/// <summary>
/// The body of a POST. WeChat reads it as raw JSON whatever its content type says, so a form is no JSON; names are case-sensitive,
/// unknown ones are ignored, and nothing is coerced: "true" is no boolean.
/// </summary>
internal static class JsonBody
{
    public static async Task<(T? Body, WeChatError? Refusal)> ReadAsync<T>(HttpRequest request)
        where T : class
    {
        using var bytes = new MemoryStream();
        await request.Body.CopyToAsync(bytes, request.HttpContext.RequestAborted);
        if (bytes.Length == 0)
            return (null, WeChatError.EmptyBody);
        try
        {
            return JsonSerializer.Deserialize<T>(bytes.GetBuffer().AsSpan(0, (int)bytes.Length)) is { } body ? (body, null) : (null, WeChatError.NotJson);
        }
        catch (JsonException)
        {
            return (null, WeChatError.NotJson);
        }
    }
}
