using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Features.SignIn.PhoneCosts;
using BlazorConsole.Persistence.Writing;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.SignIn;

/// <summary>The older form of a phone button's result, with the code of the login that its key belongs to.</summary>
/// <param name="Code">The code of <c>wx.login</c>; at a mini program's door the code of the sign-in itself takes its place.</param>
/// <param name="EncryptedData">As the button gave it.</param>
/// <param name="Iv">As the button gave it.</param>
internal sealed record PhoneData(string? Code, string? EncryptedData, string? Iv)
{
    public bool IsWhole => EncryptedData is { Length: > 0 and <= Domain.WeChat.EncryptedData.MaxLength } && Iv is { Length: > 0 and <= 32 };
}

/// <summary>Finds out which number somebody gave by a phone button, for the one person who may have given it.</summary>
internal sealed class ProvePhone(MiniProgramCalls weChat, IWriteLane lane, NotedPresses presses, TimeProvider clock)
{
    /// <param name="channel">The mini program whose button was pressed.</param>
    /// <param name="openId">Whom WeChat named there.</param>
    /// <param name="code">The code of the button.</param>
    /// <param name="said">Which button the phone says it was.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Result<PhoneProof>> ByCodeAsync(
        Channel channel, OpenId openId, string code, ProofStrength? said, CancellationToken cancellationToken)
    {
        // A phone may say that its button proved less than was asked for, never that it proved more.
        var strength = said is ProofStrength.Quick ? ProofStrength.Quick : channel.Phone.Proof;
        presses.Note(channel, code, strength);
        var number = await weChat.GetPhoneNumberAsync(channel, code, openId, cancellationToken);
        if (!number.Succeeded)
            return number.Error == WeChatErrors.CodeRefused || number.Error == WeChatErrors.OpenIdRefused ? PhoneErrors.Refused : number.Error;

        return new PhoneProof(number.Value, strength, openId, clock.GetUtcNow());
    }

    /// <summary>The number that a person gives who is known by their OpenID already, in either form.</summary>
    public async Task<Result<PhoneProof>> OfAsync(
        Channel channel, OpenId openId, string? code, ProofStrength? said, PhoneData? data, CancellationToken cancellationToken)
    {
        if (code is not null)
            return await ByCodeAsync(channel, openId, code, said, cancellationToken);
        var login = await ByDataAsync(channel, data!.Code!, data, cancellationToken);
        if (!login.Succeeded)
            return login.Error;
        return login.Value.Person.OpenId == openId ? login.Value.Proof : PhoneErrors.Refused;
    }

    /// <summary>
    /// Logs somebody in and opens what their phone button encrypted for that login. Only the older button encrypts, so that the proof is a
    /// quick one whatever was asked for; and the data counts once.
    /// </summary>
    /// <param name="channel">The mini program.</param>
    /// <param name="code">The code of the login.</param>
    /// <param name="data">What the button gave.</param>
    /// <param name="cancellationToken">The request's.</param>
    public async Task<Result<(Answer Person, PhoneProof Proof)>> ByDataAsync(
        Channel channel, string code, PhoneData data, CancellationToken cancellationToken)
    {
        presses.Note(channel, data.EncryptedData!, ProofStrength.Quick);
        var login = await weChat.ExchangeLoginCodeAsync(channel, code, data.EncryptedData!, data.Iv!, cancellationToken);
        if (!login.Succeeded)
            return login.Error;
        if (!await lane.RunAsync((item, token) => SpentData.SpendAsync(item, data.EncryptedData!, token), cancellationToken))
            return EncryptedData.Refused;

        var (person, number) = login.Value;
        return (person, new PhoneProof(number, ProofStrength.Quick, person.OpenId, clock.GetUtcNow()));
    }
}
