using QRCoder;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>
/// The picture of a code: a real PNG, so that it can be copied, with the four modules of quiet zone that ISO/IEC 18004 asks for.
/// </summary>
internal static class QrCodeImage
{
    private const int PixelsPerModule = 8;

    public static string DataUrl(string content)
    {
        using var data = QRCodeGenerator.GenerateQrCode(content, QRCodeGenerator.ECCLevel.M);
        using var png = new PngByteQRCode(data);
        return $"data:image/png;base64,{Convert.ToBase64String(png.GetGraphic(PixelsPerModule, drawQuietZones: true))}";
    }
}
