using System.Globalization;
using System.Text;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Control;
using BlazorConsole.Sandbox.WeChat.Pictures;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorConsole.Sandbox.WeChat.QrConnect;

/// <summary>Signing in to a web site by WeChat's own code: the page, its picture, and what the page asks until the phone has answered.</summary>
internal static class QrConnectEndpoints
{
    public const string PagePath = "/connect/qrconnect";
    public const string PicturePath = "/connect/qrcode/";
    public const string PollPath = "/connect/l/qrconnect";

    private const int PictureWidth = 430;

    public static void MapQrConnect(this IEndpointRouteBuilder routes)
    {
        routes.MapGet(PagePath, Show);
        routes.MapGet($"{PicturePath}{{uuid}}", Draw);
        routes.MapGet(PollPath, PollAsync);
        routes.MapGet(ConfirmEndpoints.PagePath, ConfirmEndpoints.Ask);
        routes.MapPost(ConfirmEndpoints.AnswerPath, ConfirmEndpoints.AnswerAsync).AddEndpointFilter<OwnOriginOnly>();
        routes.MapFile(PageFiles.QrConnectStyle);
        routes.MapFile(PageFiles.QrConnectScript);
        routes.MapFile(PageFiles.WidgetScript);
    }

    private static IResult Show(HttpRequest http, AppRegister apps, QrLogins logins, Behaviour behaviour)
    {
        // The page's language is a parameter of its own here, and Chinese unless it says otherwise.
        var language = new Language(http.Query["lang"] != "en");
        if (QrConnectCheck.Refusal(http.Query, apps, out var request) is { } error)
            return Results.Content($"<!DOCTYPE html><title>{error}</title><p>{error}</p>", "text/html", Encoding.UTF8);
        var login = logins.Add(request!);
        if (http.Query["f"] == "xml")
            return Results.Content($"<xml><errcode>0</errcode><uuid>{login.Uuid}</uuid></xml>", "text/xml", Encoding.UTF8);

        return new RazorComponentResult<QrConnectPage>(new
        {
            Language = language,
            login.Uuid,
            AppName = request!.App.Name,
            request.CallbackStart,
            request.CallbackEnd,
            Look = QrConnectLook.Of(http.Query),
            FreshPath = PagePath + http.QueryString.Add("f", "xml"),
            behaviour.DoubleCallback,
            behaviour.LegacyCancel,
        });
    }

    private static IResult Draw(string uuid, QrLogins logins, Origins origins)
    {
        if (logins.Find(uuid) is null)
            return Results.NotFound();
        var code = new QrPicture($"{origins.WeChat}{ConfirmEndpoints.PagePath}?uuid={uuid}", PictureWidth);
        return Results.Bytes(JpegImage.Encode(code.Width, code.Width, (x, y) => code.IsDark(x, y) ? Pixel.Black : Pixel.White), "image/jpeg");
    }

    private static async Task<IResult> PollAsync(HttpRequest http, QrLogins logins, IHostApplicationLifetime lifetime)
    {
        using var either = CancellationTokenSource.CreateLinkedTokenSource(http.HttpContext.RequestAborted, lifetime.ApplicationStopping);
        PollAnswer answer;
        try
        {
            answer = await logins.PollAsync(http.Query["uuid"], knowsScan: http.Query["last"] == "404", either.Token);
        }
        catch (OperationCanceledException)
        {
            // The page left, or the sandbox ends: nobody reads what would be said.
            return Results.Empty;
        }
        var body = http.Query["f"] == "json"
            ? string.Create(CultureInfo.InvariantCulture, $"{{\"wx_errcode\":{answer.ErrorCode},\"wx_code\":\"{answer.Code}\"}}")
            : string.Create(CultureInfo.InvariantCulture, $"window.wx_errcode={answer.ErrorCode};window.wx_code='{answer.Code}';");
        http.HttpContext.Response.Headers.CacheControl = "no-cache, must-revalidate";
        return Results.Text(body, http.Query["f"] == "json" ? "application/json" : "text/javascript");
    }
}
