using System.Net;

namespace BlazorConsole.Features.Channels.Doctor;

/// <summary>Fetches a page as a stranger would: WeChat's page with a code, or our own public address from outside.</summary>
internal sealed class PageFetch(HttpClient http)
{
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);

    /// <returns>Null where nobody answered.</returns>
    public async Task<(HttpStatusCode Status, string Text)?> GetAsync(Uri address, CancellationToken cancellationToken)
    {
        try
        {
            using var answer = await http.GetAsync(address, cancellationToken);
            return (answer.StatusCode, await answer.Content.ReadAsStringAsync(cancellationToken));
        }
        catch (Exception failure) when (failure is HttpRequestException || failure is OperationCanceledException && !cancellationToken.IsCancellationRequested)
        {
            return null;
        }
    }
}
