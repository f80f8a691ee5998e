using BlazorConsole.Domain.Accounts;
using BlazorConsole.Persistence;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn;

/// <summary>Serves stored pictures. Their address is their content's hash: nobody can list them, and a browser may keep one for ever.</summary>
internal static class AvatarEndpoint
{
    public static void MapAvatars(this IEndpointRouteBuilder routes) => routes.MapGet($"{ConsoleUrls.Avatars}/{{id}}", GetAsync);

    private static async Task<Results<FileContentHttpResult, NotFound>> GetAsync(
        string id, IDbContextFactory<ConsoleContext> contexts, HttpContext http, CancellationToken cancellationToken)
    {
        if (!Guid.TryParseExact(id, "N", out var value))
            return TypedResults.NotFound();

        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var avatarId = new AvatarId(value);
        if (await context.Avatars.FirstOrDefaultAsync(avatar => avatar.Id == avatarId, cancellationToken) is not { } avatar)
            return TypedResults.NotFound();

        http.Response.Headers.CacheControl = "private, max-age=31536000, immutable";
        return TypedResults.File(avatar.Content, avatar.ContentType);
    }
}
