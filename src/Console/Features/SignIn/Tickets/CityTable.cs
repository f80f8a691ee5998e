using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using System.Text;
using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Features.SignIn.Tickets;

/// <summary>
/// The table of the ip2region package, held in memory: every IPv4 address, none of IPv6. Numbers are little-endian.
/// <code>
/// 0       where the index begins (u32), where its last entry begins (u32)
/// 8       a second, coarse index for readers that do not hold the file; not used here
/// …       regions: a number of the city (u32), then UTF-8 text "country|area|province|city|carrier"
/// begin   the index: first address (u32), last address (u32), region (u32: 8 bits length, 24 bits place), ascending, without gaps
/// end     a line of text about the making of the file
/// </code>
/// "0" in a region stands for "not known"; addresses that belong to nobody say 内网IP where the city would be.
/// </summary>
internal sealed class CityTable : ICityTable
{
    private const int EntryLength = 12;
    private const int CityNumberLength = 4;

    private readonly byte[] _table;
    private readonly int _index;
    private readonly int _entries;

    private CityTable(byte[] table, int index, int entries) => (_table, _index, _entries) = (table, index, entries);

    /// <summary>The table in these bytes; null when they are not a whole one.</summary>
    public static CityTable? Open(byte[] table)
    {
        if (table.Length < 2 * sizeof(uint))
            return null;
        long begin = ReadNumber(table, 0);
        long last = ReadNumber(table, sizeof(uint));
        if (begin > last || last + EntryLength > table.Length || (last - begin) % EntryLength != 0)
            return null;

        // The index lies at the end and covers every address: a file that was cut off or is something else fails here.
        var covers = ReadNumber(table, (int)begin) == uint.MinValue && ReadNumber(table, (int)last + sizeof(uint)) == uint.MaxValue;
        return covers ? new CityTable(table, (int)begin, (int)((last - begin) / EntryLength) + 1) : null;
    }

    public string? Find(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
            address = address.MapToIPv4();
        if (address is not { AddressFamily: AddressFamily.InterNetwork })
            return null;

        Span<byte> bytes = stackalloc byte[sizeof(uint)];
        address.TryWriteBytes(bytes, out _);
        return NameOf(RegionOf(BinaryPrimitives.ReadUInt32BigEndian(bytes)));
    }

    private ReadOnlySpan<byte> RegionOf(uint address)
    {
        var (low, high) = (0, _entries - 1);
        while (low <= high)
        {
            var middle = low + ((high - low) / 2);
            var entry = _index + (middle * EntryLength);
            if (address < ReadNumber(_table, entry))
                high = middle - 1;
            else if (address > ReadNumber(_table, entry + sizeof(uint)))
                low = middle + 1;
            else
                return Region(ReadNumber(_table, entry + (2 * sizeof(uint))));
        }

        return [];
    }

    private ReadOnlySpan<byte> Region(uint pointer)
    {
        var (place, length) = ((int)(pointer & 0xFFFFFF), (int)(pointer >> 24));
        return length > CityNumberLength && place + length <= _table.Length
            ? _table.AsSpan(place + CityNumberLength, length - CityNumberLength)
            : [];
    }

    // "China" alone would tell people in China nothing, and "somewhere" is no answer; another country is one.
    private static string? NameOf(ReadOnlySpan<byte> region) =>
        Encoding.UTF8.GetString(region).Split('|') is [var country, _, var province, var city, _] && Known(country) is not null
            ? Known(city) ?? Known(province) ?? (country is "中国" ? null : country)
            : null;

    private static string? Known(string part) =>
        part is "" or "0" or "内网IP" || part.Length > Asker.MaxLength || part.Contains('\uFFFD', StringComparison.Ordinal) ? null : part;

    private static uint ReadNumber(byte[] table, int at) => BinaryPrimitives.ReadUInt32LittleEndian(table.AsSpan(at));
}
