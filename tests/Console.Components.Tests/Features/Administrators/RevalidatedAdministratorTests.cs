using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.AspNetCore.Components.Server;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Features.Administrators;

public sealed class RevalidatedAdministratorTests : StoredConsoleContext
{
    public RevalidatedAdministratorTests() => Services.AddAdministrators();

    [Fact]
    public async Task Circuit_AfterThePasswordWasChangedElsewhere_IsSignedOut()
    {
        var provider = await OpenCircuitAsync();
        var changed = new TaskCompletionSource<AuthenticationState>();
        provider.AuthenticationStateChanged += async state => changed.TrySetResult(await state);

        await ChangePasswordAsync();
        Clock.Tick();

        Assert.False((await changed.Task.WaitAsync(TimeSpan.FromSeconds(10))).User.Identity?.IsAuthenticated);
    }

    [Fact]
    public async Task Circuit_OfAnUnchangedAdministrator_StaysSignedIn()
    {
        var provider = await OpenCircuitAsync();

        Clock.Tick();
        Clock.Tick();

        Assert.True((await provider.GetAuthenticationStateAsync()).User.Identity?.IsAuthenticated);
    }

    private async Task<ServerAuthenticationStateProvider> OpenCircuitAsync()
    {
        var scope = Services.CreateScope().ServiceProvider;
        await scope.GetRequiredService<FirstAdministrator>().WelcomeAsync();
        var administrators = scope.GetRequiredService<UserManager<Administrator>>();
        var administrator = await administrators.FindByNameAsync(FirstAdministrator.Name);
        var principal = await scope.GetRequiredService<IUserClaimsPrincipalFactory<Administrator>>().CreateAsync(administrator!);
        var provider = (ServerAuthenticationStateProvider)scope.GetRequiredService<AuthenticationStateProvider>();
        provider.SetAuthenticationState(Task.FromResult(new AuthenticationState(principal)));
        return provider;
    }

    private async Task ChangePasswordAsync() =>
        await Services.GetRequiredService<IWriteLane>().RunAsync(async (item, cancellationToken) =>
        {
            (await item.Context.Administrators.SingleAsync(cancellationToken)).SetPassword("another hash", oneTime: false);
            return true;
        });
}
