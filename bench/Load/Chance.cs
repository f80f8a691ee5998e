using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace BlazorConsole.Load;

/// <summary>Random instants that come again for the same seed.</summary>
internal sealed class Chance(string seed)
{
    private int _drawn;

    public static string NewSeed() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    public TimeSpan Between(TimeSpan least, TimeSpan most)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{seed} {_drawn++}")));
        return least + ((most - least) * (BinaryPrimitives.ReadUInt32LittleEndian(hash) / (double)uint.MaxValue));
    }
}
