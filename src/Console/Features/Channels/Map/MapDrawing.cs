namespace BlazorConsole.Features.Channels.Map;

/// <summary>Where everything stands on the map, in units of the picture: an OpenPlatform is a frame, its channels are boxes in rows of four.</summary>
internal sealed record MapDrawing(int Height, IReadOnlyList<MapDrawing.Frame> Groups)
{
    public const int Width = 1040;
    public const int BoxWidth = 236;
    public const int BoxHeight = 104;
    public const int BarWidth = BoxWidth - 24;

    private const int InARow = 4;
    private const int Gap = 16;
    private const int Head = 44;
    private const int LongestName = 16;

    public static MapDrawing Of(AccountMap map)
    {
        var groups = new List<Frame>();
        var top = 0;
        foreach (var group in map.Groups)
        {
            var frameTop = top;
            var boxes = group.Channels.Select((entry, number) => new Box(
                entry, Gap + (number % InARow) * (BoxWidth + Gap), frameTop + Head + (number / InARow) * (BoxHeight + Gap))).ToList();
            var rows = Math.Max(1, (boxes.Count + InARow - 1) / InARow);
            var height = Head + rows * (BoxHeight + Gap);
            groups.Add(new Frame(group, 0, frameTop, Width, height, boxes));
            top += height + Gap;
        }

        return new MapDrawing(Math.Max(top - Gap, Head), groups);
    }

    /// <summary>How much of the bar is full: people with a UnionID of all.</summary>
    public static int KnownWidth(MapChannel entry) => entry.People == 0 ? 0 : (int)((long)BarWidth * entry.WithUnionId / entry.People);

    /// <summary>A picture wraps no lines.</summary>
    public static string Short(string name) => name.Length <= LongestName ? name : $"{name[..(LongestName - 1)]}…";

    internal sealed record Frame(MapGroup Group, int X, int Y, int Width, int Height, IReadOnlyList<Box> Channels);

    internal sealed record Box(MapChannel Entry, int X, int Y);
}
