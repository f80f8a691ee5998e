namespace BlazorConsole.Sandbox.WeChat.Pictures;

/// <summary>Writes a picture as JPEG: baseline, three components of full resolution, as ITU-T T.81 has it.</summary>
internal static class JpegImage
{
    private const int Block = 8;

    public static byte[] Encode(int width, int height, Func<int, int, Pixel> pixelAt)
    {
        using var file = new MemoryStream();
        JpegHeaders.Write(file, width, height);
        var bits = new JpegBits(file);
        Span<int> previous = [0, 0, 0];
        Span<double> samples = stackalloc double[Block * Block];
        for (var top = 0; top < height; top += Block)
        {
            for (var left = 0; left < width; left += Block)
            {
                for (var component = 0; component < previous.Length; component++)
                {
                    for (var i = 0; i < samples.Length; i++)
                    {
                        // Blocks that hang over the edge repeat its last row and column.
                        var pixel = pixelAt(Math.Min(left + (i % Block), width - 1), Math.Min(top + (i / Block), height - 1));
                        samples[i] = pixel.Component(component);
                    }
                    previous[component] = WriteBlock(bits, samples, previous[component], component > 0);
                }
            }
        }
        bits.Flush();
        file.Write([0xFF, 0xD9]);
        return file.ToArray();
    }

    /// <returns>The block's first coefficient, which the next block is written relative to.</returns>
    private static int WriteBlock(JpegBits bits, ReadOnlySpan<double> samples, int previous, bool isChroma)
    {
        Span<int> coefficients = stackalloc int[Block * Block];
        CosineTransform.Quantized(samples, coefficients);
        var (dc, ac) = (JpegCode.Dc(isChroma), JpegCode.Ac);
        var difference = coefficients[0] - previous;
        bits.Write(dc.For(JpegCode.Size(difference)), difference);

        var zeros = 0;
        for (var i = 1; i < coefficients.Length; i++)
        {
            if (coefficients[i] == 0)
            {
                zeros++;
                continue;
            }
            for (; zeros > 15; zeros -= 16)
                bits.Write(ac.For(JpegCode.SixteenZeros));
            bits.Write(ac.For((zeros << 4) | JpegCode.Size(coefficients[i])), coefficients[i]);
            zeros = 0;
        }
        if (zeros > 0)
            bits.Write(ac.For(JpegCode.EndOfBlock));
        return coefficients[0];
    }
}
