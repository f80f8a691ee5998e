using System.Buffers.Binary;

namespace BlazorConsole.Sandbox.WeChat.OfficialAccounts;

/// <summary>
/// Writes a square of black and white modules as a baseline JPEG in grey (ITU T.81). A module covers whole blocks of 8 × 8 pixels, so that
/// every block is flat: its first coefficient says it all, and the others are one code word.
/// </summary>
internal static class JpegImage
{
    private const int BlocksPerModule = 2;
    private const int BlockPixels = 8;

    // One length for all: the first coefficient of a flat block is eight times its level, and the division by eight gives the level back.
    private const byte Divisor = 8;

    // T.81, table K.3: how many codes there are of each length, and the categories in their order.
    private static readonly byte[] CodeLengths = [0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0];
    private static readonly byte[] Categories = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11];

    // One code of one bit: "the rest of the block is zero".
    private static readonly byte[] OneCode = [1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0];

    public static byte[] Encode(int modules, Func<int, int, bool> isBlack)
    {
        using var file = new MemoryStream();
        file.Write([0xFF, 0xD8]);
        Segment(file, 0xE0, [.. "JFIF\0"u8, 1, 1, 0, 0, 1, 0, 1, 0, 0]);
        Segment(file, 0xDB, [0, .. Enumerable.Repeat(Divisor, BlockPixels * BlockPixels)]);
        var size = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(size, (ushort)(modules * BlocksPerModule * BlockPixels));
        Segment(file, 0xC0, [8, .. size, .. size, 1, 1, 0x11, 0]);
        Segment(file, 0xC4, [0x00, .. CodeLengths, .. Categories]);
        Segment(file, 0xC4, [0x10, .. OneCode, 0]);
        Segment(file, 0xDA, [1, 1, 0x00, 0, 63, 0]);
        WriteBlocks(file, modules, isBlack);
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    private static void WriteBlocks(MemoryStream file, int modules, Func<int, int, bool> isBlack)
    {
        var (bits, before) = (new BitWriter(file), 0);
        for (var y = 0; y < modules * BlocksPerModule; y++)
        {
            for (var x = 0; x < modules * BlocksPerModule; x++)
            {
                var level = isBlack(x / BlocksPerModule, y / BlocksPerModule) ? -128 : 127;
                WriteDifference(bits, level - before);
                bits.Write(0, 1);
                before = level;
            }
        }
        bits.Fill();
    }

    // A category, then as many bits as it says; negative numbers as their complement (T.81, F.1.2.1).
    private static void WriteDifference(BitWriter bits, int difference)
    {
        var category = 32 - System.Numerics.BitOperations.LeadingZeroCount((uint)Math.Abs(difference));
        var (code, length) = CodeOf(category);
        bits.Write(code, length);
        bits.Write(difference < 0 ? difference + (1 << category) - 1 : difference, category);
    }

    // T.81, annex C: codes count up, and double with every bit of length.
    private static (int Code, int Length) CodeOf(int category)
    {
        var (code, left) = (0, category);
        for (var length = 1; ; length++, code <<= 1)
        {
            var count = CodeLengths[length - 1];
            if (left < count)
                return (code + left, length);
            (code, left) = (code + count, left - count);
        }
    }

    private static void Segment(MemoryStream file, byte marker, byte[] content)
    {
        var length = new byte[2];
        BinaryPrimitives.WriteUInt16BigEndian(length, (ushort)(content.Length + 2));
        file.Write([0xFF, marker, .. length, .. content]);
    }

    private sealed class BitWriter(MemoryStream file)
    {
        private int _byte;
        private int _used;

        public void Write(int value, int length)
        {
            for (var bit = length - 1; bit >= 0; bit--)
            {
                _byte = (_byte << 1) | ((value >> bit) & 1);
                if (++_used == 8)
                    Flush();
            }
        }

        /// <summary>Ones to the end of the byte.</summary>
        public void Fill()
        {
            while (_used > 0)
                Write(1, 1);
        }

        private void Flush()
        {
            file.WriteByte((byte)_byte);
            // A byte that looks like a marker is followed by a zero.
            if (_byte == 0xFF)
                file.WriteByte(0);
            (_byte, _used) = (0, 0);
        }
    }
}
