using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace BlazorConsole.Domain.WeChat;

/// <summary>Signatures with a mini program's session key. The key is its base64 text as it stands, not the bytes (WeChat: checkSession).</summary>
public static class SessionSignature
{
    /// <summary>Shows WeChat that the caller knows the session key: HMAC-SHA256 of nothing.</summary>
    public static string CheckSession(string sessionKey) =>
        Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(sessionKey), ReadOnlySpan<byte>.Empty));

    /// <summary>What <c>wx.getUserInfo</c> signs its <c>rawData</c> with; the data byte for byte as it came.</summary>
    [SuppressMessage("Security", "CA5350", Justification = "WeChat's algorithm.")]
    public static string OfRawData(string rawData, string sessionKey) =>
        Convert.ToHexStringLower(SHA1.HashData(Encoding.UTF8.GetBytes(rawData + sessionKey)));
}
