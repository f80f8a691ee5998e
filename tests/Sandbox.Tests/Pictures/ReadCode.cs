using System.Text.Json;

namespace BlazorConsole.Sandbox.Tests.Pictures;

/// <summary>Reads codes out of picture files, with decoders that know nothing of how they were drawn.</summary>
internal sealed record ReadCode(int Width, int Height, string? Text, int[] Darkest)
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Lazy<Task<string>> Script = new(BundleAsync);

    public static async Task<ReadCode> OfAsync(byte[] picture)
    {
        using var folder = new TemporaryFolder();
        var file = Path.Combine(folder.Path, "picture");
        await File.WriteAllBytesAsync(file, picture);
        return JsonSerializer.Deserialize<ReadCode>((await Node.RunAsync(await Script.Value, file)).Succeeded(), Json)!;
    }

    private static async Task<string> BundleAsync()
    {
        var folder = Path.Combine(AppContext.BaseDirectory, "read-code");
        (await Node.BundleAsync(folder, "tests/Sandbox.Tests/Pictures/read-code.ts")).Succeeded();
        return Path.Combine(folder, "read-code.mjs");
    }
}
