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
        var door = await DoorCall.ReadAsync(contexts, request, ChannelKind.MiniProgram, Scenario.MiniProgram, cancellationToken);
        if (!door.Succeeded)
            return door.Error;
        var (channel, code, confirmation) = door.Value;

        var login = await LogInAsync(channel, code, request, cancellationToken);
        if (!login.Succeeded)
            return login.Error;

        var (person, phone) = login.Value;
        var evidence = new Evidence(channel.Id, channel.AppId, [person], IsSnapshot: false, clock.GetUtcNow());
        return await enter.RunAsync(
            new DoorVisit(Scenario.MiniProgram, SessionKind.App, evidence), confirmation with { Phone = phone }, cancellationToken);
    }

    private async Task<Result<(Answer Person, PhoneProof? Phone)>> LogInAsync(
        Channel channel, string code, DoorRequest request, CancellationToken cancellationToken)
    {
        var takesPhone = channel.Phone.Ask is not PhoneAsk.None;
        if (takesPhone && request is { PhoneCode: null, PhoneData: { } data })
            return (await prove.ByDataAsync(channel, code, data, cancellationToken)).Map<(Answer, PhoneProof?)>(login => login);

        var person = await weChat.ExchangeLoginCodeAsync(channel, code, cancellationToken);
        if (!person.Succeeded)
            return person.Error;
        if (!takesPhone || request.PhoneCode is not { } phoneCode)
            return (person.Value, null);
        var proof = await prove.ByCodeAsync(channel, person.Value.OpenId, phoneCode, request.PhoneProof, cancellationToken);
        return proof.Map<(Answer, PhoneProof?)>(proved => (person.Value, proved));
    }
}
