using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Persistence;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>A person signs in within the company's mini program: one call, with the number or without.</summary>
internal sealed class SignInFromMiniProgram(
    IDbContextFactory<ConsoleContext> contexts, MiniProgramCalls weChat, ProvePhone prove, EnterDoor enter, TimeProvider clock)
{
    public async Task<Result<Entry>> RunAsync(DoorRequest request, CancellationToken cancellationToken)
    {
        var door = await DoorCall.ReadAsync(contexts, request, ChannelKind.MiniProgram, cancellationToken);
        if (!door.Succeeded)
            return door.Error;
        var (channel, code, confirmation) = door.Value;

        var answer = await weChat.ExchangeLoginCodeAsync(channel, code, cancellationToken);
        if (!answer.Succeeded)
            return answer.Error;
        if (request.PhoneCode is { } phoneCode && channel.Phone.Ask is not PhoneAsk.None)
        {
            var proof = await prove.RunAsync(channel, answer.Value.OpenId, phoneCode, request.PhoneProof, cancellationToken);
            if (!proof.Succeeded)
                return proof.Error;
            confirmation = confirmation with { Phone = proof.Value };
        }

        var evidence = new Evidence(channel.Id, channel.AppId, [answer.Value], IsSnapshot: false, clock.GetUtcNow());
        return await enter.RunAsync(new DoorVisit(Scenario.MiniProgram, SessionKind.App, evidence), confirmation, cancellationToken);
    }
}
