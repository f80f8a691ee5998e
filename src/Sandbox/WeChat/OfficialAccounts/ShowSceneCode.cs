using BlazorConsole.Sandbox.WeChat.Pictures;

namespace BlazorConsole.Sandbox.WeChat.OfficialAccounts;

/// <summary>GET /cgi-bin/showqrcode?ticket=: the code as a picture, for everybody who has its ticket.</summary>
internal static class ShowSceneCode
{
    public const string Path = "/cgi-bin/showqrcode";
    private const int Width = 430;

    public static IResult Answer(string? ticket, SceneCodes codes)
    {
        if (codes.OfTicket(ticket ?? "") is not { } code)
            return Results.NotFound();
        var picture = new QrPicture(code.Url, Width);
        return Results.Bytes(
            JpegImage.Encode(picture.Width, picture.Width, (x, y) => picture.IsDark(x, y) ? Pixel.Black : Pixel.White), "image/jpg");
    }
}
