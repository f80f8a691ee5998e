using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using BlazorConsole.Sandbox.WeChat.Pictures;

namespace BlazorConsole.Sandbox.WeChat.Avatars;

/// <summary>Writes an RGB picture as PNG: signature, header, one compressed data chunk, end (PNG specification, sections 5 and 11).</summary>
internal static class PngImage
{
    private static readonly byte[] Signature = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A];
    private static readonly uint[] CrcTable = BuildCrcTable();

    public static byte[] Encode(int width, int height, Func<double, double, double, Colour> colourAt)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR", Header(width, height));
        WriteChunk(file, "IDAT", Compress(Rows(width, height, colourAt)));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    /// <summary>A square picture whose ground is transparent: one colour, white, is declared to be none.</summary>
    public static byte[] EncodeOnNothing(int width, Func<int, int, Pixel?> pixelAt)
    {
        using var file = new MemoryStream();
        file.Write(Signature);
        WriteChunk(file, "IHDR", Header(width, width));
        WriteChunk(file, "tRNS", [0, 0xFF, 0, 0xFF, 0, 0xFF]);
        WriteChunk(file, "IDAT", Compress(Rows(width, width, (x, y, _) => ColourOf(pixelAt((int)(x * width), (int)(y * width)) ?? Pixel.White))));
        WriteChunk(file, "IEND", []);
        return file.ToArray();
    }

    private static Colour ColourOf(Pixel pixel) => new(pixel.Red / 255.0, pixel.Green / 255.0, pixel.Blue / 255.0);

    private static byte[] Header(int width, int height)
    {
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        header[8] = 8;  // bits per channel
        header[9] = 2;  // colour type: red, green, blue
        return header;
    }

    private static byte[] Rows(int width, int height, Func<double, double, double, Colour> colourAt)
    {
        var rows = new byte[height * (1 + (width * 3))];
        var at = 0;
        for (var y = 0; y < height; y++)
        {
            at++;   // filter type 0: the row as it is
            for (var x = 0; x < width; x++)
            {
                var colour = colourAt((x + 0.5) / width, (y + 0.5) / height, 1.0 / width);
                rows[at++] = (byte)(colour.Red * 255);
                rows[at++] = (byte)(colour.Green * 255);
                rows[at++] = (byte)(colour.Blue * 255);
            }
        }
        return rows;
    }

    private static byte[] Compress(byte[] rows)
    {
        using var compressed = new MemoryStream();
        using (var zlib = new ZLibStream(compressed, CompressionLevel.Fastest, leaveOpen: true))
            zlib.Write(rows);
        return compressed.ToArray();
    }

    private static void WriteChunk(MemoryStream file, string type, byte[] data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        file.Write(number);
        byte[] body = [.. Encoding.ASCII.GetBytes(type), .. data];
        file.Write(body);
        BinaryPrimitives.WriteUInt32BigEndian(number, Crc(body));
        file.Write(number);
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
            crc = CrcTable[(crc ^ value) & 0xFF] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[] BuildCrcTable()
    {
        var table = new uint[256];
        for (var n = 0u; n < 256; n++)
        {
            var value = n;
            for (var bit = 0; bit < 8; bit++)
                value = (value & 1) == 1 ? 0xEDB88320 ^ (value >> 1) : value >> 1;
            table[n] = value;
        }
        return table;
    }
}
