using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.SignIn;

/// <summary>Asks WeChat for the number behind a phone code, for the one person who may have given it.</summary>
internal sealed class ProvePhone(MiniProgramCalls weChat, TimeProvider clock)
{
    /// <param name="channel">The mini program whose button was pressed.</param>
    /// <param name="openId">Whom WeChat named there.</param>
    /// <param name="code">The code of the button.</param>
    /// <param name="said">Which button the phone says it was.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Result<PhoneProof>> RunAsync(
        Channel channel, OpenId openId, string code, ProofStrength? said, CancellationToken cancellationToken)
    {
        var number = await weChat.GetPhoneNumberAsync(channel, code, openId, cancellationToken);
        if (!number.Succeeded)
            return number.Error == WeChatErrors.CodeRefused || number.Error == WeChatErrors.OpenIdRefused ? PhoneErrors.Refused : number.Error;

        // A phone may say that its button proved less than was asked for, never that it proved more.
        var strength = said is ProofStrength.Quick ? ProofStrength.Quick : channel.Phone.Proof;
        return new PhoneProof(number.Value, strength, openId, clock.GetUtcNow());
    }
}
