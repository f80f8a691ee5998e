using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;

namespace BlazorConsole.Sandbox.Tests.WeChat;

public sealed class AvatarTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Theory]
    [InlineData(0, 640)]
    [InlineData(46, 46)]
    [InlineData(132, 132)]
    public async Task Avatar_OfAnySize_IsAWholePng(int size, int pixels)
    {
        var png = await PictureAsync("xiaowang", size);

        Assert.Equal("PNG\r\n\x1a\n"u8.ToArray(), png[1..8]);
        Assert.Equal(pixels, BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(16)));
        Assert.Equal(pixels * (1 + (pixels * 3)), Inflate(png).Length);
    }

    [Fact]
    public async Task Avatar_OfTwoPeople_Differs()
    {
        Assert.NotEqual(await PictureAsync("xiaowang", 46), await PictureAsync("xiaohong", 46));
    }

    [Theory]
    [InlineData("nobody/132")]
    [InlineData("xiaowang/133")]
    public async Task Avatar_OfNobodyOrNoSize_IsNotFound(string which)
    {
        using var answer = await sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.WeChat}/mmopen/vi_32/{which}"));

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
    }

    private Task<byte[]> PictureAsync(string person, int size) =>
        sandbox.Client.GetByteArrayAsync(new Uri($"{sandbox.Origins.WeChat}/mmopen/vi_32/{person}/{size}"));

    private static byte[] Inflate(byte[] png)
    {
        const int dataChunk = 8 + 25;   // signature, then the header chunk
        var length = BinaryPrimitives.ReadInt32BigEndian(png.AsSpan(dataChunk));
        using var zlib = new ZLibStream(new MemoryStream(png, dataChunk + 8, length), CompressionMode.Decompress);
        using var rows = new MemoryStream();
        zlib.CopyTo(rows);
        return rows.ToArray();
    }
}
