using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Recognition.Rules;
using BlazorConsole.Domain.Shared;
using BlazorConsole.WeChat;

namespace BlazorConsole.Features.SignIn;

/// <summary>Somebody who agreed on WeChat's page: what WeChat says of them.</summary>
internal sealed record Agreed(Evidence Evidence, string? Nickname, Avatar? Avatar);

/// <summary>Asks WeChat who agreed on its page, with the code that it gave: official account, website app or mobile app.</summary>
internal sealed class AskWhoAgreed(WebAuthorization weChat, AvatarFetch avatars, TimeProvider clock)
{
    public async Task<Result<Agreed>> RunAsync(Channel channel, string code, CancellationToken cancellationToken)
    {
        var token = await weChat.ExchangeCodeAsync(channel, code, cancellationToken);
        if (!token.Succeeded)
            return token.Error;
        // A virtual visitor has no user information, and asking for it would only fail.
        if (token.Value.IsSnapshot)
            return A2SnapshotVisitor.Guest;

        var info = await weChat.GetUserInfoAsync(channel, token.Value, cancellationToken);
        if (!info.Succeeded)
            return info.Error;

        var evidence = new Evidence(
            channel.Id, channel.AppId,
            [new Answer(token.Value.OpenId, token.Value.UnionId), new Answer(info.Value.OpenId, info.Value.UnionId)],
            token.Value.IsSnapshot, clock.GetUtcNow());
        if (!evidence.NamesOnePerson)
            return A1AnswersNameDifferentPeople.NotConfirmed;

        return new Agreed(evidence, info.Value.Nickname, await avatars.FetchAsync(info.Value.AvatarUrl, cancellationToken));
    }
}
