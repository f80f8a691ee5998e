using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.Cast;

namespace BlazorConsole.Sandbox.WeChat.Avatars;

/// <summary>GET /mmopen/vi_32/{person}/{size}: a picture that belongs to one person and to nobody else. Size 0 is the largest.</summary>
internal static class AvatarEndpoint
{
    /// <summary>The grey picture of a snapshot's virtual user.</summary>
    public const string VirtualPerson = "virtual";

    private static readonly Dictionary<int, int> Pixels = new() { [0] = 640, [46] = 46, [64] = 64, [96] = 96, [132] = 132 };

    public static string Url(Origins origins, string person, int size) => $"{origins.WeChat}/mmopen/vi_32/{person}/{size}";

    public static void MapAvatars(this IEndpointRouteBuilder routes) => routes.MapGet("/mmopen/vi_32/{person}/{size:int}", Draw);

    private static IResult Draw(string person, int size, Seed seed)
    {
        if (!Pixels.TryGetValue(size, out var pixels) || (person != VirtualPerson && People.Find(person) is null))
            return Results.NotFound();

        var painting = person == VirtualPerson ? AvatarPainting.Grey : AvatarPainting.For(seed.Bytes("avatar", person));
        return Results.Bytes(PngImage.Encode(pixels, pixels, painting.ColourAt), "image/png");
    }
}
