using System.Text.RegularExpressions;
using BlazorConsole.Sandbox.WeChat.MiniPrograms.Launches;
using BlazorConsole.Sandbox.WeChat.QrConnect;
using Microsoft.AspNetCore.WebUtilities;

namespace BlazorConsole.Sandbox.Demo;

/// <summary>What the demo page shows of codes, tokens and ids: enough to tell two apart, too little to use one.</summary>
internal static partial class Shortening
{
    private const int LongestPlainValue = 48;
    private const int LongestBody = 320;

    private const string SecretNames =
        "secret|appsecret|url_link|openlink|link|code|js_code|wx_code|uuid|question|state|scene|t|"
        + "openid|openId|unionid|unionId|ori_openid|new_openid|phoneNumber|purePhoneNumber|ticket|signature|session_key|iv";

    public static string Query(string query)
    {
        var parts = QueryHelpers.ParseQuery(query).Select(pair => $"{pair.Key}={Value(pair.Key, pair.Value.ToString())}").ToArray();
        return parts.Length == 0 ? "" : "?" + string.Join('&', parts);
    }

    public static string Body(string body)
    {
        var shortened = SecretField().Replace(body, match => $"\"{match.Groups["name"].Value}\":\"{Secret(match.Groups["value"].Value)}\"");
        shortened = PolledCode().Replace(shortened, match => $"wx_code='{Secret(match.Groups["value"].Value)}'");
        return shortened.Length > LongestBody ? shortened[..LongestBody] + "…" : shortened;
    }

    /// <summary>A path, some of which end with a ticket or a uuid.</summary>
    public static string Path(string path) =>
        new[] { Openings.UrlLinkPath, Openings.CodePath, QrConnectEndpoints.PicturePath }.FirstOrDefault(start => path.StartsWith(start, StringComparison.Ordinal))
            is { } start ? start + Secret(path[start.Length..]) : path;

    /// <summary>Anything that was sent or answered: whatever stands under a name that is secret, and whatever looks like a secret.</summary>
    public static string Text(string text)
    {
        var named = NamedSecret().Replace(text, match => $"{match.Groups["name"].Value}{match.Groups["between"].Value}{Secret(match.Groups["value"].Value)}");
        return SecretLooking().Replace(named, match => Secret(match.Value));
    }

    private static string Value(string name, string value) => name switch
    {
        "secret" => "••••••",
        "code" or "js_code" or "signature" or "ticket" or "scene" or "link" or "state" or "access_token" or "refresh_token" or "openid" or "uuid" => Secret(value),
        // A path of the console may carry a ticket.
        "redirect_uri" => Uri.TryCreate(value, UriKind.Absolute, out var uri) ? uri.GetLeftPart(UriPartial.Authority) + "/…" : "…",
        _ => value.Length > LongestPlainValue ? value[..LongestPlainValue] + "…" : value,
    };

    // A phone number is shorter than any code: its last four digits tell two apart.
    private static string Secret(string value) => value.Length switch
    {
        < 8 => "…",
        < 16 => $"…{value[^4..]}",
        _ => $"{value[..4]}…{value[^4..]}",
    };

    [GeneratedRegex("wx_code='(?<value>[^']+)'", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex PolledCode();

    // As JSON, as a form or as a script.
    [GeneratedRegex("(?<name>" + SecretNames + ")(?<between>\"\\s*:\\s*\"|=(?!\")'?)(?<value>[^\"&'\\s]+)", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamedSecret();

    // The number of a request is none: it is there to be looked up.
    [GeneratedRegex("(?<!rid: )(?<![A-Za-z0-9_+/=.-])[A-Za-z0-9_+/=-]{20,}", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretLooking();

    // The closing quote is optional: the log keeps only the start of a body.
    [GeneratedRegex("\"(?<name>wx_code|access_token|refresh_token|openid|unionid|session_key|ticket|qr_scene_str|phoneNumber|purePhoneNumber)\":\"(?<value>[^\"]*)\"?", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SecretField();
}
