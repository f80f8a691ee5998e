using System.Text.Json;
using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.WeChat.Avatars;
using BlazorConsole.Sandbox.WeChat.Pictures;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;

/// <summary>How a code is to be drawn; the same four parameters at two of the three calls.</summary>
internal record CodeLook
{
    private const int UsualWidth = 430;

    private static readonly Pixel Green = new(0x07, 0x8F, 0x4A);

    [JsonPropertyName("width")]
    public int? Width { get; init; }

    [JsonPropertyName("auto_color")]
    public bool AutoColour { get; init; }

    [JsonPropertyName("line_color")]
    public LineColour? Line { get; init; }

    [JsonPropertyName("is_hyaline")]
    public bool IsHyaline { get; init; }

    public WeChatError? Refusal()
    {
        if (Width is < 280 or > 1280)
            return WeChatError.InvalidWidth;
        return AutoColour || Line is null || Line.Pixel is not null ? null : WeChatError.InvalidArguments;
    }

    public IResult Draw(string content)
    {
        var code = new QrPicture(content, Width ?? UsualWidth);
        var dark = AutoColour ? Green : Line?.Pixel ?? Pixel.Black;
        if (!IsHyaline)
            return Results.Bytes(JpegImage.Encode(code.Width, code.Width, (x, y) => code.IsDark(x, y) ? dark : Pixel.White), "image/jpeg");

        // A JPEG knows no transparency, so WeChat sends a PNG; its content type stays as it always is.
        return Results.Bytes(PngImage.EncodeOnNothing(code.Width, (x, y) => code.IsDark(x, y) ? dark : null), "image/jpeg");
    }
}

/// <summary>Three parts from 0 to 255, each as a number or as a text.</summary>
internal sealed record LineColour(
    [property: JsonPropertyName("r")] JsonElement Red, [property: JsonPropertyName("g")] JsonElement Green, [property: JsonPropertyName("b")] JsonElement Blue)
{
    /// <summary>Null when one of the parts is none.</summary>
    public Pixel? Pixel => (Part(Red), Part(Green), Part(Blue)) is ({ } red, { } green, { } blue) ? new(red, green, blue) : null;

    private static byte? Part(JsonElement part) => part.ValueKind switch
    {
        JsonValueKind.Undefined => 0,
        JsonValueKind.Number when part.TryGetByte(out var number) => number,
        JsonValueKind.String when byte.TryParse(part.GetString(), System.Globalization.NumberStyles.None, null, out var number) => number,
        _ => null,
    };
}
