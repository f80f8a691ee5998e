using System.Text;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn.Agreements;

/// <summary>Brings the agreements from the configuration into the database, at every start.</summary>
internal sealed class PublishAgreements(IWriteLane lane, IOptions<AgreementsOptions> options)
{
    /// <exception cref="StartRefusedException">A text changed and its version did not, or it is not UTF-8.</exception>
    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var texts = new Dictionary<AgreementVersion, string>();
        foreach (var (key, wanted) in options.Value)
            texts[new AgreementVersion(key, wanted.Version)] = await ReadAsync(key, wanted.File, cancellationToken);

        await lane.RunAsync(
            async (item, token) =>
            {
                var known = await item.Context.Agreements.AsTracking().ToDictionaryAsync(agreement => agreement.Name, token);
                foreach (var (name, text) in texts)
                    Publish(item, known.GetValueOrDefault(name), name, options.Value[name.Key].Title, text);
                return known.Count;
            },
            cancellationToken);
    }

    private static void Publish(LaneItem item, Agreement? agreement, AgreementVersion name, string title, string text)
    {
        if (agreement is null)
            item.Context.Agreements.Add(Agreement.Publish(name, title, text, item.Now));
        else if (agreement.Text == text)
            agreement.Rename(title);
        else
            throw new StartRefusedException($"Agreements:{name.Key}: the text changed and the version is still {name.Version}, which people have accepted with another text. Give the new text a new version.");
    }

    private static async Task<string> ReadAsync(string key, string file, CancellationToken cancellationToken)
    {
        try
        {
            return await File.ReadAllTextAsync(file, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), cancellationToken);
        }
        catch (DecoderFallbackException)
        {
            throw new StartRefusedException($"Agreements:{key}:File: the text in {file} is not UTF-8.");
        }
    }
}
