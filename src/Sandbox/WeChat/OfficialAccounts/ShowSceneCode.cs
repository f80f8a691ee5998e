using QRCoder;

namespace BlazorConsole.Sandbox.WeChat.OfficialAccounts;

/// <summary>GET /cgi-bin/showqrcode?ticket=: the code as a picture, for everybody who has its ticket.</summary>
internal static class ShowSceneCode
{
    public const string Path = "/cgi-bin/showqrcode";

    public static IResult Answer(string? ticket, SceneCodes codes)
    {
        if (codes.OfTicket(ticket ?? "") is not { } code)
            return Results.NotFound();
        using var data = QRCodeGenerator.GenerateQrCode(code.Url, QRCodeGenerator.ECCLevel.M);
        var modules = data.ModuleMatrix;
        return Results.Bytes(JpegImage.Encode(modules.Count, (x, y) => modules[y][x]), "image/jpg");
    }
}
