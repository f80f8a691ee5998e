using System.Text.Json.Serialization;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.Phone.Links;
using BlazorConsole.Sandbox.WeChat.MiniPrograms;

namespace BlazorConsole.Sandbox.Phone;

/// <summary>What the WeChat client on a phone does by itself: scanning, and for a mini program wx.login, the two phone buttons and wx.request.</summary>
internal static class HostFunctions
{
    public static void MapHostFunctions(this IEndpointRouteBuilder routes)
    {
        var phone = routes.MapGroup("/sandbox/phone").AddEndpointFilter<PhonePageOnly>();
        phone.MapPost("/login", LogIn);
        phone.MapPost("/phone-code", GivePhone);
        phone.MapPost("/user-info", GiveProfile);
        phone.MapPost("/app-code", AppSignIn.Answer);
        phone.MapPost("/scan", ScanLink.Answer);
        phone.MapOfficialAccountFunctions();
        phone.MapPost("/launch", LaunchMiniProgram.Answer);
        phone.MapPost("/request", (PhoneRequest.Wish wish, PhoneRequest request, CancellationToken cancellation) =>
            request.SendAsync(wish, cancellation));
    }

    private static IResult LogIn(LoginWish wish, AppRegister apps, MiniProgramCodes codes, SessionKeys keys)
    {
        if (apps.MiniProgram(wish.AppId) is not { } app || People.Find(wish.Person) is not { } person)
            return Unknown;
        keys.LoggedIn(app, person);
        return Results.Ok(new { code = codes.NewLogin(app, person) });
    }

    private static IResult GivePhone(PhoneWish wish, AppRegister apps, MiniProgramCodes codes, EncryptedData data)
    {
        if (apps.MiniProgram(wish.AppId) is not { } app || People.Find(wish.Person) is not { } person)
            return Unknown;
        if (wish.Kind is not ("quick" or "real-time"))
            return Results.Text("kind is quick or real-time.", statusCode: StatusCodes.Status400BadRequest);
        if (wish.Kind == "real-time" && person.HasOldWeChat)
            return Results.Ok(new { errMsg = "getRealtimePhoneNumber:fail not supported" });
        if (person.Phone is null)
            return Results.Ok(new { errMsg = "getPhoneNumber:fail no phone number is bound" });
        // Only the older button also gives the older form, and only to a mini program that has logged in.
        var older = wish.Kind == "quick" ? data.Phone(app, person) : null;
        return Results.Ok(new PhoneDetail(codes.NewPhone(app, person), older?.EncryptedData, older?.Iv));
    }

    private static IResult GiveProfile(LoginWish wish, AppRegister apps, EncryptedData data)
    {
        if (apps.MiniProgram(wish.AppId) is not { } app || People.Find(wish.Person) is not { } person)
            return Unknown;
        return data.Profile(app, person) is { } profile ? Results.Ok(profile) : Results.Ok(new { errMsg = "getUserInfo:fail login first" });
    }

    private static IResult Unknown => Results.Text("There is no such person, or no such mini program.", statusCode: StatusCodes.Status400BadRequest);

    /// <param name="Person">Who holds the phone.</param>
    /// <param name="AppId">The mini program that runs; the console's own when it is left out.</param>
    private sealed record LoginWish(string? Person, string? AppId);

    /// <summary>event.detail of the phone button.</summary>
    private sealed record PhoneDetail(
        string Code,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? EncryptedData,
        [property: JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)] string? Iv);

    private sealed record PhoneWish(string? Person, string? Kind, string? AppId);
}
