namespace BlazorConsole.Load;

/// <summary>
/// A browser at the console: cookies of its own, the Origin of the console's pages. Connections are shared by all of them, as behind
/// a proxy; what a new connection costs is not measured.
/// </summary>
internal sealed class Browser(HttpClient http, Uri console, string userAgent)
{
    public const string Computer = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Safari/537.36";
    public const string Phone = "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 Mobile/15E148 MicroMessenger/8.0.50";

    private readonly Dictionary<string, string> _cookies = new(StringComparer.Ordinal);

    public string? Cookie(string name) => _cookies.GetValueOrDefault(name);

    public Task<HttpResponseMessage> GetAsync(string address) => SendAsync(HttpMethod.Get, address);

    public Task<HttpResponseMessage> PostAsync(string address, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Post, address, headers);

    private async Task<HttpResponseMessage> SendAsync(HttpMethod method, string address, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(method, new Uri(console, address));
        request.Headers.TryAddWithoutValidation("User-Agent", userAgent);
        if (method == HttpMethod.Post)
            request.Headers.Add("Origin", console.GetLeftPart(UriPartial.Authority));
        foreach (var (name, value) in headers)
            request.Headers.Add(name, value);
        if (_cookies.Count > 0)
            request.Headers.Add("Cookie", string.Join("; ", _cookies.Select(cookie => $"{cookie.Key}={cookie.Value}")));

        var answer = await http.SendAsync(request);
        if (answer.Headers.TryGetValues("Set-Cookie", out var set))
            foreach (var cookie in set)
                Keep(cookie);
        return answer;
    }

    private void Keep(string cookie)
    {
        var pair = cookie.Split(';', 2)[0];
        var equals = pair.IndexOf('=', StringComparison.Ordinal);
        _cookies[pair[..equals]] = pair[(equals + 1)..];
    }
}
