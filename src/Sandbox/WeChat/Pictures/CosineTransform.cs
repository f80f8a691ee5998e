namespace BlazorConsole.Sandbox.WeChat.Pictures;

/// <summary>The transform of one block of 64 samples, divided and rounded, in JPEG's zigzag order.</summary>
internal static class CosineTransform
{
    /// <summary>One divisor for every coefficient: edges of a code stay sharp, and the size of the file does not matter.</summary>
    public const int Divisor = 16;

    private const int Block = 8;

    private static readonly double[] Cosines = BuildCosines();
    private static readonly int[] Zigzag = BuildZigzag();

    public static void Quantized(ReadOnlySpan<double> samples, Span<int> coefficients)
    {
        Span<double> rows = stackalloc double[Block * Block];
        Span<double> both = stackalloc double[Block * Block];
        Transform(samples, rows);
        Transform(rows, both);
        for (var i = 0; i < coefficients.Length; i++)
            coefficients[i] = (int)Math.Round(both[Zigzag[i]] / Divisor, MidpointRounding.AwayFromZero);
    }

    // Along the rows, written transposed: done twice, it has gone along the columns too and stands upright again.
    private static void Transform(ReadOnlySpan<double> from, Span<double> to)
    {
        for (var row = 0; row < Block; row++)
        {
            for (var frequency = 0; frequency < Block; frequency++)
            {
                var sum = 0.0;
                for (var x = 0; x < Block; x++)
                    sum += from[(row * Block) + x] * Cosines[(frequency * Block) + x];
                to[(frequency * Block) + row] = sum;
            }
        }
    }

    private static double[] BuildCosines()
    {
        var cosines = new double[Block * Block];
        for (var frequency = 0; frequency < Block; frequency++)
        {
            var scale = frequency == 0 ? Math.Sqrt(0.5) / 2 : 0.5;
            for (var x = 0; x < Block; x++)
                cosines[(frequency * Block) + x] = scale * Math.Cos(((2 * x) + 1) * frequency * Math.PI / 16);
        }
        return cosines;
    }

    // Diagonal by diagonal; the even ones go up, the odd ones down.
    private static int[] BuildZigzag() => [.. Enumerable.Range(0, Block * Block)
        .OrderBy(i => (i / Block) + (i % Block))
        .ThenBy(i => ((i / Block) + (i % Block)) % 2 == 0 ? i % Block : i / Block)];
}
