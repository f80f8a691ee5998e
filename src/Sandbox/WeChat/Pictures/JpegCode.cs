using System.Numerics;

namespace BlazorConsole.Sandbox.WeChat.Pictures;

/// <summary>A Huffman table: how many code words there are of each length, and what they stand for (ITU-T T.81, annexes C and K.3).</summary>
internal sealed class JpegCode
{
    public const int EndOfBlock = 0x00;
    public const int SixteenZeros = 0xF0;

    private static readonly JpegCode LuminanceDc = new([0, 1, 5, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    private static readonly JpegCode ChrominanceDc = new([0, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1, 0, 0, 0, 0, 0], [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);

    private readonly CodeWord[] _words = new CodeWord[256];

    private JpegCode(byte[] counts, byte[] symbols)
    {
        (Counts, Symbols) = (counts, symbols);
        var (code, at) = (0, 0);
        for (var length = 1; length <= counts.Length; length++, code <<= 1)
        {
            for (var i = 0; i < counts[length - 1]; i++)
                _words[symbols[at++]] = new(code++, length);
        }
    }

    public byte[] Counts { get; }

    public byte[] Symbols { get; }

    public static JpegCode Dc(bool isChroma) => isChroma ? ChrominanceDc : LuminanceDc;

    /// <summary>One for every component.</summary>
    public static JpegCode Ac { get; } = Flat();

    /// <summary>How many bits a number needs: what a code word says before it.</summary>
    public static int Size(int number) => BitOperations.Log2((uint)Math.Abs(number)) + (number == 0 ? 0 : 1);

    public CodeWord For(int symbol) => _words[symbol];

    // Annex K orders these 162 by frequency. Size does not matter here: all have eight bits, and as they are fewer than 255 none is all ones.
    private static JpegCode Flat() => new(
        [0, 0, 0, 0, 0, 0, 0, 162, 0, 0, 0, 0, 0, 0, 0, 0],
        [
            EndOfBlock, SixteenZeros,
            .. from zeros in Enumerable.Range(0, 16) from size in Enumerable.Range(1, 10) select (byte)((zeros << 4) | size),
        ]);
}
