using System.Runtime.InteropServices;

namespace BlazorConsole.Sandbox.WeChat.Avatars;

/// <summary>Two colours that run into each other, with three discs of light on them; positions and hues follow from the person's bytes.</summary>
internal sealed class AvatarPainting
{
    private readonly Colour _from;
    private readonly Colour _to;
    private readonly Disc[] _discs;

    private AvatarPainting(Colour from, Colour to, Disc[] discs) => (_from, _to, _discs) = (from, to, discs);

    public static AvatarPainting Grey { get; } = new(
        new(0.82, 0.84, 0.87), new(0.72, 0.75, 0.79), [new(0.5, 0.38, 0.17, 0.85), new(0.5, 0.98, 0.36, 0.85)]);

    public static AvatarPainting For(ReadOnlySpan<byte> bytes)
    {
        var hue = (bytes[0] | (bytes[1] << 8)) / 65536.0;
        var discs = new Disc[3];
        for (var i = 0; i < discs.Length; i++)
            discs[i] = new(Part(bytes[2 + i]), Part(bytes[6 + i]), 0.18 + (0.24 * Part(bytes[10 + i])), 0.22 + (0.14 * i));
        return new(Colour.Of(hue, 0.58, 0.62), Colour.Of(hue + 0.12 + (0.1 * Part(bytes[14])), 0.62, 0.48), discs);
    }

    /// <summary>The colour at a place in the unit square; <paramref name="pixel"/> is a pixel's width there, over which edges are softened.</summary>
    public Colour ColourAt(double x, double y, double pixel)
    {
        var colour = Colour.Mix(_from, _to, (x + y) / 2);
        foreach (var disc in _discs)
        {
            var inside = (disc.Radius - Math.Sqrt(Math.Pow(x - disc.X, 2) + Math.Pow(y - disc.Y, 2))) / pixel;
            colour = Colour.Mix(colour, Colour.White, disc.Light * Math.Clamp(inside + 0.5, 0, 1));
        }
        return colour;
    }

    private static double Part(byte value) => value / 255.0;

    private sealed record Disc(double X, double Y, double Radius, double Light);
}

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Colour(double Red, double Green, double Blue)
{
    public static Colour White => new(1, 1, 1);

    public static Colour Mix(Colour a, Colour b, double t) =>
        new(a.Red + ((b.Red - a.Red) * t), a.Green + ((b.Green - a.Green) * t), a.Blue + ((b.Blue - a.Blue) * t));

    /// <summary>From hue, saturation and lightness, each from 0 to 1; the hue goes round.</summary>
    public static Colour Of(double hue, double saturation, double lightness)
    {
        var reach = saturation * Math.Min(lightness, 1 - lightness);
        return new(Channel(0), Channel(8), Channel(4));

        double Channel(int offset)
        {
            var k = (offset + (hue * 12)) % 12;
            return lightness - (reach * Math.Max(-1, Math.Min(Math.Min(k - 3, 9 - k), 1)));
        }
    }
}
