using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WeChat.Pushes;

/// <summary>WeChat's console for message pushes, and what tests want of them besides.</summary>
internal static class PushEndpoints
{
    public static IServiceCollection AddPushes(this IServiceCollection services) => services
        .AddSingleton<PushRegister>()
        .AddSingleton<PushSender>()
        .AddSingleton<Chats>()
        .AddSingleton<OfficialAccountEvents>()
        .AddSingleton<PrivacyEvents>();

    public static void MapPushes(this IEndpointRouteBuilder control)
    {
        control.MapGet("/pushes", (PushRegister register) => register.Tries);
        control.MapDelete("/pushes", (PushRegister register) => register.Clear());
        var app = control.MapGroup("/pushes/{app}");
        app.MapGet("/", (string app, AppRegister apps, PushRegister register) =>
            Find(apps, app) is { } known && register.Settings(known) is { } settings ? Results.Ok(settings) : Results.NotFound());
        app.MapPut("/", SaveAsync);
        app.MapPut("/delivery", SetDelivery);
        app.MapPost("/release", ReleaseAsync);
        app.MapPost("/privacy", TellPrivacyAsync);
    }

    private static WeChatApp? Find(AppRegister apps, string key) => apps.All.FirstOrDefault(app => app.Key == key);

    // As in life: what does not answer with the echo is not saved.
    private static async Task<IResult> SaveAsync(
        string app, PushSettings settings, AppRegister apps, PushSender pushes, PushRegister register, CancellationToken cancellation)
    {
        if (Find(apps, app) is not { } known)
            return Results.NotFound();
        if ((settings.Mistake() ?? await pushes.VerifyAsync(settings, cancellation)) is { } mistake)
            return Results.Text(mistake, statusCode: StatusCodes.Status400BadRequest);
        register.Save(known, settings);
        return Results.Ok(settings);
    }

    private static IResult SetDelivery(string app, PushDelivery delivery, AppRegister apps, PushRegister register)
    {
        if (Find(apps, app) is not { } known)
            return Results.NotFound();
        if (delivery.Retries is < 0 or > 10 || delivery.Copies is < 1 or > 100 || delivery.TimeoutMs is < 1 or > 60_000)
            return Results.Text("retries 0 to 10, copies 1 to 100, timeoutMs 1 to 60000.", statusCode: StatusCodes.Status400BadRequest);
        register.Deliver(known, delivery);
        return Results.Ok(delivery);
    }

    private static async Task<IResult> ReleaseAsync(string app, bool? reversed, AppRegister apps, PushSender pushes, CancellationToken cancellation) =>
        Find(apps, app) is { } known
            ? Results.Ok(new { released = await pushes.ReleaseAsync(known, reversed ?? false, cancellation) })
            : Results.NotFound();

    private static async Task<IResult> TellPrivacyAsync(
        string app, PrivacyWish wish, AppRegister apps, PrivacyEvents events, CancellationToken cancellation)
    {
        if (Find(apps, app) is not { } known || People.Find(wish.Person) is not { } person)
            return Results.NotFound();
        if (wish.Event is null || !PrivacyEvents.Names.Contains(wish.Event))
            return Results.Text($"event is one of {string.Join(", ", PrivacyEvents.Names)}.", statusCode: StatusCodes.Status400BadRequest);
        await events.TellAsync(known, person, wish.Event, wish.RevokeInfo, wish.OddKeys, cancellation);
        return Results.Ok();
    }

    private sealed record PrivacyWish(string? Person, string? Event, string? RevokeInfo, bool OddKeys = false);
}
