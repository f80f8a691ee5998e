using BlazorConsole.Domain.Channels;

namespace BlazorConsole.Features.Channels.Files;

/// <summary>Serves verification files to WeChat. Text and nothing else, whatever is written in it; only names that such files have are looked up.</summary>
internal static class FileEndpoints
{
    public static IEndpointRouteBuilder MapVerificationFiles(this IEndpointRouteBuilder routes)
    {
        foreach (var folder in AddFile.FoldersOf(ChannelKind.MiniProgram))
        {
            routes.MapMethods($"{folder}/{{name:regex(^\\w{{{{6,64}}}}\\.txt$)}}", [HttpMethods.Get, HttpMethods.Head],
                (string name, ListFiles files, CancellationToken cancellationToken) => AnswerAsync(folder, name, files, cancellationToken));
        }

        return routes;
    }

    private static async Task<IResult> AnswerAsync(string folder, string name, ListFiles files, CancellationToken cancellationToken) =>
        VerificationFile.IsName(name) && await files.FindAsync(folder, name, cancellationToken) is { } text
            ? TypedResults.Text(text, "text/plain; charset=utf-8")
            : TypedResults.NotFound();
}
