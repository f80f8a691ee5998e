using BlazorConsole.Features.Administrators;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Administrators;

/// <summary>The program's own command, as a second process beside the running console.</summary>
public sealed class ResetPasswordTests
{
    [Fact]
    public async Task Reset_BesideTheRunningConsole_GivesANewOneTimePasswordAndIsAudited()
    {
        await using var own = await OwnConsole.StartAsync();
        var before = await own.Console.ReadAsync(context => context.Administrators.SingleAsync());

        var (exitCode, output) = await RunAsync(own.Console, "admin", "reset", "ADMIN");

        Assert.Equal(0, exitCode);
        var password = output.Split("one-time password ")[1].Split(' ')[0];
        var after = await own.Console.ReadAsync(context => context.Administrators.SingleAsync());
        await using var scope = own.Console.Services.CreateAsyncScope();
        var hasher = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Administrator>>();
        Assert.Equal(PasswordVerificationResult.Success, hasher.VerifyHashedPassword(after, after.PasswordHash!, password));
        Assert.True(after.MustChangePassword);
        Assert.NotEqual(before.SecurityStamp, after.SecurityStamp);
        Assert.Equal(
            [(ResetPassword.Actor, AuditActions.PasswordReset)],
            (await own.Console.ReadAsync(context => context.AuditEntries.Where(entry => entry.Action == AuditActions.PasswordReset).ToListAsync()))
                .Select(entry => (entry.Actor, entry.Action)));
    }

    [Theory]
    [InlineData(1, "There is no administrator", "admin", "reset", "nobody")]
    [InlineData(2, "usage:", "admin", "reset")]
    [InlineData(2, "usage:", "admin", "delete", "admin")]
    public async Task WrongCommand_IsRefusedWithASentenceAndChangesNothing(int expected, string sentence, params string[] args)
    {
        await using var own = await OwnConsole.StartAsync();
        var before = await own.Console.ReadAsync(context => context.Administrators.SingleAsync());

        var (exitCode, output) = await RunAsync(own.Console, args);

        Assert.Equal(expected, exitCode);
        Assert.Contains(sentence, output, StringComparison.Ordinal);
        var after = await own.Console.ReadAsync(context => context.Administrators.SingleAsync());
        Assert.Equal(before.PasswordHash, after.PasswordHash);
    }

    private static Task<(int ExitCode, string Output)> RunAsync(RunningConsole console, params string[] args) => ConsoleProgram.RunAsync(
        args, ("Database__File", console.DatabaseFile), ("Encryption__KeyFile", console.KeyFile));
}
