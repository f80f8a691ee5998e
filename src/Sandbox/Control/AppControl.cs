using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.Control;

/// <summary>What a company changes about its apps at WeChat.</summary>
internal static class AppControl
{
    public static void MapAppControl(this IEndpointRouteBuilder control)
    {
        control.MapGet("/apps", (AppRegister apps) => apps.All.Select(AppEntry.Of));
        var app = control.MapGroup("/apps/{key}");
        app.MapPut("/open-platform", Bind);
        app.MapPut("/callback-domain", (string key, Domain domain, AppRegister apps) => Change(apps, key, app => app.CallbackDomain = domain.CallbackDomain));
        app.MapPut("/allowed-addresses", (string key, Addresses addresses, AppRegister apps) => Change(apps, key, app => app.AllowedAddresses = addresses.Allowed));
        app.MapPut("/secret-frozen", (string key, Frozen frozen, AppRegister apps) => Change(apps, key, app => app.IsSecretFrozen = frozen.SecretFrozen));
        app.MapPut("/sign-in", (string key, Granted granted, AppRegister apps) => Change(apps, key, app => app.MaySignIn = granted.SignIn));
    }

    private static IResult Bind(string key, Binding binding, AppRegister apps)
    {
        var platform = apps.OpenPlatforms.FirstOrDefault(platform => platform.Key == binding.OpenPlatform);
        return platform is null && binding.OpenPlatform is not null
            ? Results.Text("There is no such Open Platform account.", statusCode: StatusCodes.Status400BadRequest)
            : Change(apps, key, app => app.OpenPlatform = platform);
    }

    private static IResult Change(AppRegister apps, string key, Action<WeChatApp> change)
    {
        if (apps.All.FirstOrDefault(app => app.Key == key) is not { } app)
            return Results.NotFound();
        change(app);
        return Results.Ok(AppEntry.Of(app));
    }

    /// <param name="OpenPlatform">Where the app is bound from now on; null unbinds it.</param>
    private sealed record Binding(string? OpenPlatform);

    private sealed record Domain(string? CallbackDomain);

    /// <param name="Allowed">Who may ask for a token; null lets everybody.</param>
    private sealed record Addresses(string[]? Allowed);

    private sealed record Frozen(bool SecretFrozen);

    /// <param name="SignIn">Whether the Open Platform granted a website app sign-in.</param>
    private sealed record Granted(bool SignIn);
}

/// <summary>An app as its company sees it at WeChat, with its secret.</summary>
internal sealed record AppEntry(
    string Key, string Kind, string Name, string AppId, string Secret, string OriginalId, string? OpenPlatform, string? CallbackDomain,
    IReadOnlyList<string>? AllowedAddresses, bool SecretFrozen)
{
    public static AppEntry Of(WeChatApp app) => new(
        app.Key, app.Kind.ToString(), app.Name, app.AppId, app.Secret, app.OriginalId, app.OpenPlatform?.Key, app.CallbackDomain,
        app.AllowedAddresses, app.IsSecretFrozen);
}
