using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;
using BlazorConsole.Sandbox.WeChat.OfficialAccounts;
using BlazorConsole.Sandbox.WeChat.Pushes;

namespace BlazorConsole.Sandbox.Phone;

/// <summary>An official account on the phone: its profile, its chat, following and leaving it. Every answer is how the chat stands then.</summary>
internal static class OfficialAccountFunctions
{
    public static void MapOfficialAccountFunctions(this IEndpointRouteBuilder phone)
    {
        var account = phone.MapGroup("/official-account");
        account.MapPost("/open", OpenAsync);
        account.MapPost("/follow", FollowAsync);
        account.MapPost("/unfollow", UnfollowAsync);
    }

    // Opened by a scanned code, or from the list of chats.
    private static async Task<IResult> OpenAsync(
        Wish wish, AppRegister apps, SceneCodes codes, Followers followers, Chats chats, OfficialAccountEvents events, CancellationToken cancellation)
    {
        if (Find(wish, apps, codes) is not var (app, person, code))
            return Unknown;
        if (code is not null)
            await events.ScanAsync(person, code, cancellation);
        return Show(app, person, followers, chats);
    }

    private static async Task<IResult> FollowAsync(
        Wish wish, AppRegister apps, SceneCodes codes, Followers followers, Chats chats, OfficialAccountEvents events, CancellationToken cancellation)
    {
        if (Find(wish, apps, codes) is not var (app, person, code))
            return Unknown;
        await events.FollowAsync(app, person, code, cancellation);
        return Show(app, person, followers, chats);
    }

    private static async Task<IResult> UnfollowAsync(
        Wish wish, AppRegister apps, SceneCodes codes, Followers followers, Chats chats, OfficialAccountEvents events, CancellationToken cancellation)
    {
        if (Find(wish, apps, codes) is not var (app, person, _))
            return Unknown;
        await events.UnfollowAsync(app, person, cancellation);
        return Show(app, person, followers, chats);
    }

    private static (WeChatApp App, Person Person, SceneCode? Code)? Find(Wish wish, AppRegister apps, SceneCodes codes)
    {
        var code = wish.Url is null ? null : codes.OfUrl(wish.Url);
        if (People.Find(wish.Person) is not { } person || (wish.Url is not null && code is null))
            return null;
        return (code?.App ?? apps.Official, person, code);
    }

    private static IResult Show(WeChatApp app, Person person, Followers followers, Chats chats) => Results.Ok(new
    {
        app.Name,
        follows = followers.Of(app, person) is not null,
        messages = chats.Of(app, person).Select(message => new { message.Text, message.IsNotice }),
    });

    private static IResult Unknown =>
        Results.Text("There is no such person, or the code has expired.", statusCode: StatusCodes.Status400BadRequest);

    /// <param name="Person">Who holds the phone.</param>
    /// <param name="Url">What the scanned code held; none when the account was opened otherwise.</param>
    private sealed record Wish(string? Person, string? Url);
}
