using System.Buffers.Binary;

namespace BlazorConsole.Sandbox.WeChat.Pictures;

/// <summary>Everything before the first block: JFIF, divisors, size, Huffman tables, and which component uses which of them.</summary>
internal static class JpegHeaders
{
    public static void Write(Stream file, int width, int height)
    {
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(file, 0xDB, [0, .. Enumerable.Repeat((byte)CosineTransform.Divisor, 64)]);
        Segment(file, 0xC0, [8, .. Number(height), .. Number(width), 3, 1, 0x11, 0, 2, 0x11, 0, 3, 0x11, 0]);
        Table(file, 0x00, JpegCode.Dc(isChroma: false));
        Table(file, 0x01, JpegCode.Dc(isChroma: true));
        Table(file, 0x10, JpegCode.Ac);
        Segment(file, 0xDA, [3, 1, 0x00, 2, 0x10, 3, 0x10, 0, 63, 0]);
    }

    private static void Table(Stream file, byte place, JpegCode code) => Segment(file, 0xC4, [place, .. code.Counts, .. code.Symbols]);

    private static void Segment(Stream file, byte marker, byte[] content)
    {
        file.Write([0xFF, marker]);
        file.Write(Number(content.Length + 2));
        file.Write(content);
    }

    private static byte[] Number(int value)
    {
        var bytes = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(bytes, (ushort)value);
        return bytes;
    }
}
