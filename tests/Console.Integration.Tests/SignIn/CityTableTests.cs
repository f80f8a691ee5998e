using System.Buffers.Binary;
using System.Net;
using System.Security.Cryptography;
using BlazorConsole.Features.SignIn.Tickets;
using Microsoft.Extensions.Logging;

namespace BlazorConsole.Integration.Tests.SignIn;

/// <summary>The real table, as the build put it beside the program, and files that are none.</summary>
public sealed class CityTableTests
{
    private static readonly byte[] Whole = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "ip2region.db"));

    [Theory]
    [InlineData("114.114.114.114", "南京市")]
    [InlineData("120.24.78.68", "深圳市")]
    [InlineData("202.96.209.5", "上海市")]
    [InlineData("47.88.1.1", "圣克拉拉")]
    [InlineData("::ffff:114.114.114.114", "南京市")]
    public void Find_CityKnown_IsTheCityWithoutItsCarrier(string address, string city) => Assert.Equal(city, Find(address));

    [Theory]
    [InlineData("203.80.96.10", "香港")]
    [InlineData("168.95.1.1", "台湾省")]
    [InlineData("8.8.8.8", "美国")]
    [InlineData("1.1.1.1", "澳大利亚")]
    public void Find_NoCityKnown_IsTheProvinceOrTheForeignCountry(string address, string place) => Assert.Equal(place, Find(address));

    [Theory]
    [InlineData("8.128.4.0")]
    [InlineData("0.0.0.0")]
    [InlineData("10.0.0.1")]
    [InlineData("100.64.0.1")]
    [InlineData("127.0.0.1")]
    [InlineData("169.254.1.1")]
    [InlineData("172.16.0.1")]
    [InlineData("192.0.2.1")]
    [InlineData("192.168.1.1")]
    [InlineData("203.0.113.5")]
    [InlineData("224.0.0.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::")]
    [InlineData("::1")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("fe80::1%3")]
    [InlineData("240e:47d:c20:1627:30a3:ba0d:a5e6:ec19")]
    public void Find_NothingKnownButChinaOrNothingAtAll_IsNothing(string address) => Assert.Null(Find(address));

    [Fact]
    public void Find_NoAddress_IsNothing() => Assert.Null(Table(Whole).Find(null));

    [Fact]
    public void Find_AnyAddressAtAll_IsAPlaceOrNothing()
    {
        var table = Table(Whole);
        // A prime step walks through networks of every size.
        for (var number = 0L; number <= uint.MaxValue; number += 9_973)
        {
            var address = new byte[4];
            BinaryPrimitives.WriteUInt32BigEndian(address, (uint)number);
            var place = table.Find(new IPAddress(address));
            Assert.False(place is "" or "0" or "中国" or "内网IP" || place?.Contains('|') is true, $"{new IPAddress(address)}: {place}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(7)]
    [InlineData(8)]
    [InlineData(600_000)]
    [InlineData(-40)]
    public void Open_FileCutOff_IsNoTable(int length) => Assert.Null(CityTable.Open(Whole[..(length < 0 ? ^-length : length)]));

    [Fact]
    public void Open_SomethingElse_IsNoTable()
    {
        for (var length = 0; length < 2_000; length++)
            Assert.Null(CityTable.Open(RandomNumberGenerator.GetBytes(length)));

        Assert.Null(CityTable.Open(new byte[4_096]));
    }

    [Fact]
    public void Find_InATableWithDamage_NeverThrows()
    {
        // Everywhere but in the header and at the ends of the index, which is all that opening looks at.
        const int Hole = 64;
        var damaged = (byte[])Whole.Clone();
        var index = BinaryPrimitives.ReadInt32LittleEndian(damaged);
        for (var hit = 0; hit < 50_000; hit++)
            RandomNumberGenerator.Fill(damaged.AsSpan(RandomNumberGenerator.GetInt32(index + Hole, damaged.Length - (2 * Hole)), Hole));
        RandomNumberGenerator.Fill(damaged.AsSpan(8, index / 2));
        var table = Table(damaged);

        for (var round = 0; round < 100_000; round++)
        {
            table.Find(new IPAddress(RandomNumberGenerator.GetBytes(4)));
            table.Find(new IPAddress(RandomNumberGenerator.GetBytes(16)));
        }
    }

    [Fact]
    public void Find_FromManyThreads_AnswersAlike() => Parallel.For(0, 10_000, _ => Assert.Equal("南京市", Find("114.114.114.114")));

    [Theory]
    [InlineData(null, "cannot be read")]
    [InlineData("not a table", "is not a whole table of cities")]
    public async Task Start_WithoutAWholeFile_WarnsOnceAndKnowsNoCity(string? content, string warning)
    {
        var path = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
        if (content is not null)
            await File.WriteAllTextAsync(path, content);
        using var logs = new RecordedLogs();
        using var factory = new LoggerFactory([logs]);
        var file = new CityTableFile(path, factory.CreateLogger<CityTableFile>());

        await file.StartAsync(CancellationToken.None);

        Assert.Null(file.Find(IPAddress.Parse("114.114.114.114")));
        Assert.Contains(warning, Assert.Single(logs.Of(typeof(CityTableFile).FullName!)), StringComparison.Ordinal);
        File.Delete(path);
    }

    private static string? Find(string address) => Table(Whole).Find(IPAddress.Parse(address));

    private static CityTable Table(byte[] bytes) => CityTable.Open(bytes)!;
}
