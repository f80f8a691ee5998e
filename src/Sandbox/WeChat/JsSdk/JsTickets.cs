using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using BlazorConsole.Sandbox.Apps;
using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.JsSdk;

/// <summary>The tickets that pages inside WeChat sign their address with; the same one until it has expired.</summary>
internal sealed class JsTickets(WeChatClock clock)
{
    public const string Path = "/cgi-bin/ticket/getticket";

    private static readonly TimeSpan Lifetime = TimeSpan.FromHours(2);

    private readonly Lock _lock = new();
    private readonly Dictionary<(string AppId, string Type), (string Text, DateTimeOffset ExpiresAt)> _tickets = [];

    /// <summary>The signature that wx.config wants; <paramref name="url"/> is the page's, without its fragment.</summary>
    public static string Signature(string ticket, string nonce, string timestamp, string url) =>
#pragma warning disable CA5350 // The protocol's own choice.
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes($"jsapi_ticket={ticket}&noncestr={nonce}&timestamp={timestamp}&url={url}")));
#pragma warning restore CA5350

    /// <summary>GET /cgi-bin/ticket/getticket.</summary>
    public static IResult Answer(HttpRequest request, AppTokenCheck check, JsTickets tickets, ApiReply reply)
    {
        if (!HttpMethods.IsGet(request.Method))
            return reply.Refusal(WeChatError.RequiresGet);
        if (check.Refusal(request, WeChatAppKind.OfficialAccount, out var app) is { } refusal)
            return reply.Refusal(refusal);
        var type = request.Query["type"].ToString();
        if (type is not ("jsapi" or "wx_card"))
            return reply.Refusal(WeChatError.InvalidArguments);

        var (ticket, seconds) = tickets.Of(app, type);
        return reply.Success(new { errcode = 0, errmsg = "ok", ticket, expires_in = seconds });
    }

    public (string Ticket, int Seconds) Of(WeChatApp app, string type)
    {
        lock (_lock)
        {
            var now = clock.GetUtcNow();
            if (!_tickets.TryGetValue((app.AppId, type), out var ticket) || ticket.ExpiresAt <= now)
                _tickets[(app.AppId, type)] = ticket = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(64)), now + Lifetime);
            return (ticket.Text, (int)Math.Ceiling((ticket.ExpiresAt - now).TotalSeconds));
        }
    }
}
