using BlazorConsole.Features.Administrators;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Administrators;

public sealed class FirstAdministratorTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    [Fact]
    public async Task FirstStart_OfAnEmptyConsole_MakesOneAdministratorWhoMustChangeThePassword()
    {
        var administrator = await console.ReadAsync(context => context.Administrators.SingleAsync());

        Assert.Equal(FirstAdministrator.Name, administrator.UserName);
        Assert.True(administrator.MustChangePassword);
    }

    [Fact]
    public async Task LaterStart_BeforeThePasswordWasChanged_SaysSoWithoutIt()
    {
        await using var scope = console.Services.CreateAsyncScope();

        var line = await scope.ServiceProvider.GetRequiredService<FirstAdministrator>().WelcomeAsync();

        Assert.Equal("Administrator admin (one-time password printed at first start, not changed yet)", line);
        Assert.Equal(1, await console.ReadAsync(context => context.Administrators.CountAsync()));
    }

    [Fact]
    public void OneTimePassword_Made_HasTwentySignsThatNobodyMisreads()
    {
        var password = OneTimePassword.New();

        Assert.Equal(20, password.Length);
        Assert.DoesNotContain(password, sign => "0Oo1Il".Contains(sign, StringComparison.Ordinal));
        Assert.NotEqual(password, OneTimePassword.New());
    }
}
