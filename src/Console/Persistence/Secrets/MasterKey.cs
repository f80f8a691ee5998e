using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Persistence.Secrets;

/// <summary>
/// The one key outside the database: 32 bytes in a file that only the service may read. It wraps the data keys and nothing else.
/// </summary>
internal sealed class MasterKey(IOptions<EncryptionOptions> options, IHostEnvironment environment)
{
    private readonly Lazy<byte[]> _bytes = new(() => Read(options.Value.KeyFile, environment.IsDevelopment()));

    public byte[] Wrap(ReadOnlySpan<byte> key, string purpose) => SecretBox.Seal(_bytes.Value, key, purpose);

    public byte[] Unwrap(ReadOnlySpan<byte> wrapped, string purpose) => SecretBox.Open(_bytes.Value, wrapped, purpose);

    private static byte[] Read(string path, bool makeIfMissing)
    {
        if (!File.Exists(path))
        {
            if (!makeIfMissing)
                throw new StartRefusedException($"Encryption:KeyFile names {path}, and no such file exists. Restore it from your backup, or for a new installation make one: openssl rand -base64 32 > {path}");
            Make(path);
        }

        try
        {
            var key = Convert.FromBase64String(File.ReadAllText(path).Trim());
            if (key.Length == SecretBox.KeyBytes)
                return key;
        }
        catch (FormatException)
        {
            // The sentence below says what is expected.
        }

        throw new StartRefusedException($"Encryption:KeyFile names {path}, which does not hold a key: 32 bytes in base64 are expected.");
    }

    // Written beside it and moved there: nobody ever reads half a key, and of two that make one the second takes the first's.
    private static void Make(string path)
    {
        if (Path.GetDirectoryName(Path.GetFullPath(path)) is { } folder)
            Directory.CreateDirectory(folder);
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        var beside = $"{path}.{RandomNumberGenerator.GetHexString(16, lowercase: true)}";
        using (var file = new FileStream(beside, options))
        {
            file.Write(Encoding.ASCII.GetBytes(Convert.ToBase64String(RandomNumberGenerator.GetBytes(SecretBox.KeyBytes)) + Environment.NewLine));
            file.Flush(flushToDisk: true);
        }

        try
        {
            File.Move(beside, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            File.Delete(beside);
        }
    }
}
