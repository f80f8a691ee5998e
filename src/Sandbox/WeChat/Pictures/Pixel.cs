using System.Runtime.InteropServices;

namespace BlazorConsole.Sandbox.WeChat.Pictures;

[StructLayout(LayoutKind.Auto)]
internal readonly record struct Pixel(byte Red, byte Green, byte Blue)
{
    public static Pixel White => new(255, 255, 255);

    public static Pixel Black => default;

    /// <summary>Luminance and the two colour differences of JFIF, each around zero.</summary>
    public double Component(int index) => index switch
    {
        0 => (0.299 * Red) + (0.587 * Green) + (0.114 * Blue) - 128,
        1 => (-0.168736 * Red) - (0.331264 * Green) + (0.5 * Blue),
        _ => (0.5 * Red) - (0.418688 * Green) - (0.081312 * Blue),
    };
}
