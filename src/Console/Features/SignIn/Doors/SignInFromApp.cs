using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.Doors;

/// <summary>A person signs in within the company's app: WeChat's own page has asked them, and gave the app a code (protocol 12.1).</summary>
internal sealed class SignInFromApp(IDbContextFactory<ConsoleContext> contexts, AskWhoAgreed who, EnterDoor enter, Askers askers)
{
    public async Task<Result<Entry>> RunAsync(DoorRequest request, HttpRequest http, CancellationToken cancellationToken)
    {
        var door = await DoorCall.ReadAsync(contexts, request, ChannelKind.MobileApp, Scenario.MobileApp, cancellationToken);
        if (!door.Succeeded)
            return door.Error;

        var (channel, code, confirmation) = door.Value;
        var person = await who.RunAsync(channel, code, cancellationToken);
        return person.Succeeded
            ? await enter.RunAsync(
                new DoorVisit(
                    Scenario.MobileApp, SessionKind.App, person.Value.Evidence, new SeenDevice(RandomToken.HashOf(request.Device), askers.Of(http)),
                    person.Value.Nickname, person.Value.Avatar),
                confirmation, cancellationToken)
            : person.Error;
    }
}
