using System.Text.Json;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;

namespace BlazorConsole.WeChat;

/// <summary>The calls behind a mini program: who logged in there, and what number they gave.</summary>
internal sealed class MiniProgramCalls(WeChatHttp weChat, ChannelSecrets secrets, AppTokens tokens, TimeProvider clock)
{
    private const string LoginPath = "sns/jscode2session";
    private const string PhonePath = "wxa/business/getuserphonenumber";
    private const string CodePath = "wxa/getwxacodeunlimit";

    /// <summary>In pixels, the smallest that WeChat draws: a screen shows it at 220.</summary>
    private const int CodeWidth = 280;

    /// <summary>
    /// Exchanges the code of <c>wx.login</c> (protocol 5.2). The session key in the answer is not even read: nothing here needs it, and
    /// whoever has it can forge what WeChat says of a person.
    /// </summary>
    public async Task<Result<Answer>> ExchangeLoginCodeAsync(Channel channel, string code, CancellationToken cancellationToken)
    {
        var answer = await secrets.CallAsync(channel, secret =>
            weChat.GetAsync(channel.Id, LoginPath, LoginQuery(channel, secret, code), WeChatJson.Default.LoginAnswer, cancellationToken));
        if (!answer.Succeeded)
            return answer.Error;
        return WeChatIds.TryRead(answer.Value.OpenId, answer.Value.UnionId, out var openId, out var unionId)
            ? new Answer(openId, unionId)
            : weChat.Malformed(channel.Id, LoginPath);
    }

    /// <summary>
    /// Exchanges the code of <c>wx.login</c> and opens what was encrypted for that login (protocol 5.6, 6.2). The session key lives as long as
    /// this call.
    /// </summary>
    public async Task<Result<(Answer Person, PhoneNumber Number)>> ExchangeLoginCodeAsync(
        Channel channel, string code, string encryptedData, string iv, CancellationToken cancellationToken)
    {
        var answer = await secrets.CallAsync(channel, secret =>
            weChat.GetAsync(channel.Id, LoginPath, LoginQuery(channel, secret, code), WeChatJson.Default.KeyedLoginAnswer, cancellationToken));
        if (!answer.Succeeded)
            return answer.Error;
        if (!WeChatIds.TryRead(answer.Value.OpenId, answer.Value.UnionId, out var openId, out var unionId))
            return weChat.Malformed(channel.Id, LoginPath);

        var opened = EncryptedData.Decrypt(answer.Value.SessionKey ?? "", iv, encryptedData, channel.AppId, clock.GetUtcNow());
        if (!opened.Succeeded)
            return opened.Error;
        var phone = opened.Value.Deserialize(WeChatJson.Default.PhoneInfo);
        return PhoneNumber.TryCreate(phone?.CountryCode, phone?.PurePhoneNumber, out var number)
            ? (new Answer(openId, unionId), number)
            : EncryptedData.Refused;
    }

    /// <summary>
    /// Exchanges the code of a phone button (protocol 6.1). The OpenID goes along: nothing else ties a phone code to a person, and without
    /// it WeChat answers any code of the app, also one that another person's phone gave.
    /// </summary>
    public async Task<Result<PhoneNumber>> GetPhoneNumberAsync(
        Channel channel, string code, OpenId openId, CancellationToken cancellationToken)
    {
        var answer = await tokens.CallAsync(
            channel,
            token => weChat.PostAsync(
                channel.Id, PhonePath, $"access_token={Uri.EscapeDataString(token)}", new PhoneQuestion(code, openId.Value),
                WeChatJson.Default.PhoneQuestion, WeChatJson.Default.PhoneAnswer, cancellationToken),
            cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        return answer.Value.Phone is { } phone
            && phone.Watermark?.AppId == channel.AppId.Value
            && PhoneNumber.TryCreate(phone.CountryCode, phone.PurePhoneNumber, out var number)
                ? number
                : weChat.Malformed(channel.Id, PhonePath);
    }

    /// <summary>Has WeChat draw a mini-program code (protocol 7.1).</summary>
    /// <param name="channel">The mini program.</param>
    /// <param name="scene">What the mini program is opened with: at most 32 characters.</param>
    /// <param name="cancellationToken">The caller's.</param>
    /// <returns>A JPEG.</returns>
    public Task<Result<byte[]>> DrawCodeAsync(Channel channel, string scene, CancellationToken cancellationToken)
    {
        var (_, version, page) = channel.Code;
        // Of what is not published WeChat cannot know the pages.
        var question = new CodeQuestion(scene, page, CheckPath: version is EnvVersion.Release, version.ToString().ToLowerInvariant(), CodeWidth);
        return tokens.CallAsync(
            channel,
            token => weChat.PostForImageAsync(
                channel.Id, CodePath, $"access_token={Uri.EscapeDataString(token)}", question, WeChatJson.Default.CodeQuestion, cancellationToken),
            cancellationToken);
    }

    private static string LoginQuery(Channel channel, string secret, string code) =>
        $"appid={channel.AppId}&secret={Uri.EscapeDataString(secret)}&js_code={Uri.EscapeDataString(code)}&grant_type=authorization_code";
}
