using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Hosting;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Persistence.Secrets;

/// <summary>
/// The keys that values are encrypted under, one per purpose, and one per origin for personal values. Opened once at start; a wrong
/// master key is noticed there and nowhere later.
/// </summary>
internal sealed class Keyring(MasterKey master)
{
    private const string CheckPurpose = "check";
    private const string SecretsPurpose = "secrets";
    private const string OriginsPurpose = "origins";
    private const string ProtectionPurpose = "protection";
    private const string PhonesPurpose = "phones";
    private const string LastFoursPurpose = "phone last fours";
    private const string DerivedPurpose = "derived tokens";

    private static readonly string[] Purposes =
        [CheckPurpose, SecretsPurpose, OriginsPurpose, ProtectionPurpose, PhonesPurpose, LastFoursPurpose, DerivedPurpose];

    private readonly Dictionary<string, byte[]> _keys = new(StringComparer.Ordinal);

    /// <summary>Encrypts a value that belongs to no person: channel secrets, evidence in flight.</summary>
    public byte[] Seal(ReadOnlySpan<byte> value, string purpose) => SecretBox.Seal(_keys[SecretsPurpose], value, purpose);

    public byte[] Open(ReadOnlySpan<byte> box, string purpose) => SecretBox.Open(_keys[SecretsPurpose], box, purpose);

    /// <summary>32 bytes that follow from a caller's secret and from a key of ours: the same again for the same, and nobody else's to make.</summary>
    public byte[] Derive(ReadOnlySpan<byte> secret, string purpose)
    {
        var derived = new byte[SecretBox.KeyBytes];
        HKDF.DeriveKey(HashAlgorithmName.SHA256, _keys[DerivedPurpose], derived, salt: secret, info: Encoding.UTF8.GetBytes(purpose));
        return derived;
    }

    /// <summary>Encrypts an element of the data-protection ring.</summary>
    public byte[] SealProtectionKey(ReadOnlySpan<byte> value) => SecretBox.Seal(_keys[ProtectionPurpose], value, ProtectionPurpose);

    public byte[] OpenProtectionKey(ReadOnlySpan<byte> box) => SecretBox.Open(_keys[ProtectionPurpose], box, ProtectionPurpose);

    /// <summary>Keyed hash by which equal numbers are found; without the key a number cannot be tried out.</summary>
    public byte[] HashPhone(PhoneNumber number) => HMACSHA256.HashData(_keys[PhonesPurpose], Encoding.ASCII.GetBytes(number.E164));

    /// <summary>Keyed hash of the last four digits, under a key of its own: it links no two numbers that it does not name.</summary>
    public byte[] HashLastFour(string lastFour) => HMACSHA256.HashData(_keys[LastFoursPurpose], Encoding.ASCII.GetBytes(lastFour));

    /// <summary>Makes the key of a new origin; the row is saved with the origin.</summary>
    public OriginKey NewOriginKey(OriginId origin) => new()
    {
        Origin = origin,
        Wrapped = SecretBox.Seal(_keys[OriginsPurpose], RandomNumberGenerator.GetBytes(SecretBox.KeyBytes), $"origin {origin.Value:N}"),
    };

    /// <summary>Encrypts a personal value of an origin.</summary>
    public byte[] Seal(OriginKey key, ReadOnlySpan<byte> value, string purpose) => SecretBox.Seal(Unwrap(key), value, purpose);

    public byte[] Open(OriginKey key, ReadOnlySpan<byte> box, string purpose) => SecretBox.Open(Unwrap(key), box, purpose);

    /// <summary>Reads the data keys, makes those that are missing, and proves that the master key is this database's.</summary>
    public async Task OpenAsync(ConsoleContext context, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var stored = await context.DataKeys.AsNoTracking().ToListAsync(cancellationToken);
        foreach (var purpose in Purposes)
            _keys[purpose] = stored.Find(key => key.Purpose == purpose) is { } key ? Unwrap(key) : Make(context, purpose, now);
        await context.SaveChangesAsync(cancellationToken);
    }

    private byte[] Make(ConsoleContext context, string purpose, DateTimeOffset now)
    {
        var key = RandomNumberGenerator.GetBytes(SecretBox.KeyBytes);
        context.DataKeys.Add(new DataKey { Purpose = purpose, Wrapped = master.Wrap(key, purpose), CreatedAt = now });
        return key;
    }

    private byte[] Unwrap(DataKey key)
    {
        try
        {
            return master.Unwrap(key.Wrapped, key.Purpose);
        }
        catch (CryptographicException)
        {
            throw new StartRefusedException("The key in Encryption:KeyFile is not the one that this database was made with. Put the right key file in place; nothing was changed.");
        }
    }

    private byte[] Unwrap(OriginKey key) => SecretBox.Open(_keys[OriginsPurpose], key.Wrapped, $"origin {key.Origin.Value:N}");
}
