using System.Globalization;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace BlazorConsole.Sandbox.WeChat;

/// <summary>
/// What all of WeChat's answers to servers share: HTTP 200 for success and refusal alike, a JSON body in raw UTF-8, and absent fields
/// left out (never null).
/// </summary>
internal abstract class WeChatReply(TimeProvider time, string contentType, string beforeRid)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    public IResult Success<T>(T body) => Results.Bytes(JsonSerializer.SerializeToUtf8Bytes(body, Json), contentType);

    /// <summary>A success with nothing more to say.</summary>
    public IResult Ok() => Success(new ErrorBody(0, "ok"));

    public IResult Refusal(WeChatError error) => Refusal(error.Code, error.Message);

    public IResult Refusal(int code, string message) =>
        Success(new ErrorBody(code, string.Create(CultureInfo.InvariantCulture, $"{message}{beforeRid}rid: {NewRid()}")));

    /// <summary>The request's id: three groups of eight hex digits, the first of them the time.</summary>
    private string NewRid() => string.Create(
        CultureInfo.InvariantCulture,
        $"{time.GetUtcNow().ToUnixTimeSeconds():x8}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}-{RandomNumberGenerator.GetHexString(8, lowercase: true)}");

    private sealed record ErrorBody([property: JsonPropertyName("errcode")] int Code, [property: JsonPropertyName("errmsg")] string Message);
}
