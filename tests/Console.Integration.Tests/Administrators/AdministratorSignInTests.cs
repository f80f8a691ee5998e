using System.Net;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Persistence.Writing;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Integration.Tests.Administrators;

public sealed class AdministratorSignInTests(RunningConsole console) : IClassFixture<RunningConsole>
{
    private const string Password = "a long enough password";

    [Fact]
    public async Task RightPassword_Given_OpensTheConsole()
    {
        var name = await AddAsync();
        using var browser = console.Browser();

        using var answer = await SignInAsync(browser, name, Password, returnUrl: "/console/accounts?q=1");

        Assert.Equal(HttpStatusCode.SeeOther, answer.StatusCode);
        Assert.Equal("/console/accounts?q=1", answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, ConsoleUrls.Accounts));
    }

    [Fact]
    public async Task Cookie_OfASignIn_IsKeptFromScriptsAndOtherSites()
    {
        var name = await AddAsync();
        using var browser = console.Browser();

        using var answer = await SignInAsync(browser, name, Password);

        var cookie = answer.Headers.GetValues("Set-Cookie").Single(cookie => cookie.StartsWith("administrator=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("expires", cookie, StringComparison.OrdinalIgnoreCase);
    }

    [Theory]
    [InlineData("//evil.example")]
    [InlineData("https://evil.example")]
    [InlineData("/signin")]
    [InlineData("/consolefake")]
    public async Task ReturnUrl_OutsideTheConsole_IsNotFollowed(string url)
    {
        var name = await AddAsync();
        using var browser = console.Browser();

        using var answer = await SignInAsync(browser, name, Password, url);

        Assert.Equal(ConsoleUrls.Accounts, answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task WrongPasswordAndUnknownName_Given_AreAnsweredAlike()
    {
        var name = await AddAsync();
        using var browser = console.Browser();

        using var wrong = await SignInAsync(browser, name, "wrong");
        using var unknown = await SignInAsync(browser, "nobody-of-this-name", "wrong");

        Assert.Equal(wrong.StatusCode, unknown.StatusCode);
        Assert.Equal(wrong.Headers.Location, unknown.Headers.Location);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(browser, ConsoleUrls.Accounts));
    }

    [Fact]
    public async Task Name_AfterFiveWrongTries_IsClosedForFiveMinutes()
    {
        var name = await AddAsync();
        using var browser = console.Browser();
        for (var attempt = 0; attempt < 5; attempt++)
            await RefusedAsync(browser, name, "wrong");

        await RefusedAsync(browser, name, Password);
        console.Clock.Advance(TimeSpan.FromMinutes(5));
        using var answer = await SignInAsync(browser, name, Password);

        Assert.Equal(ConsoleUrls.Accounts, answer.Headers.Location!.OriginalString);
        Assert.Equal(1, await CountAsync(name, AuditActions.LockedOut));
    }

    [Fact]
    public async Task WrongPasswords_TriedAllAtOnce_StillCloseTheName()
    {
        var name = await AddAsync();

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async attempt =>
        {
            using var browser = console.Browser();
            await RefusedAsync(browser, name, $"guess {attempt}");
        }));
        using var late = console.Browser();
        await RefusedAsync(late, name, Password);

        Assert.Equal(1, await CountAsync(name, AuditActions.LockedOut));
    }

    [Fact]
    public async Task OneTimePassword_NotYetChanged_OpensOnlyItsOwnChange()
    {
        var name = await AddAsync(oneTime: true);
        using var browser = console.Browser();

        using var answer = await SignInAsync(browser, name, Password);

        Assert.Equal(ConsoleUrls.ChangePassword, answer.Headers.Location!.OriginalString);
        using var stopped = await browser.GetAsync(Local(ConsoleUrls.Accounts));
        Assert.Equal(ConsoleUrls.ChangePassword, stopped.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, ConsoleUrls.ChangePassword));
        using var changed = await ChangeAsync(browser, Password, "another long password");
        Assert.Equal(ConsoleUrls.Accounts, changed.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(browser, ConsoleUrls.Accounts));
    }

    [Theory]
    [InlineData("wrong", "another long password", "another long password", "wrong-current")]
    [InlineData(Password, "short", "short", "too-short")]
    [InlineData(Password, Password, Password, "unchanged")]
    [InlineData(Password, "another long password", "yet another password", "mismatch")]
    public async Task Password_ThatDoesNotDo_IsRefusedWithItsReason(string current, string chosen, string repeated, string reason)
    {
        var name = await AddAsync();
        using var browser = console.Browser();
        (await SignInAsync(browser, name, Password)).Dispose();

        using var answer = await ChangeAsync(browser, current, chosen, repeated);

        Assert.Equal($"{ConsoleUrls.ChangePassword}?error={reason}", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task Password_LikeTheName_IsRefused()
    {
        var name = await AddAsync();
        using var browser = console.Browser();
        (await SignInAsync(browser, name, Password)).Dispose();

        using var answer = await ChangeAsync(browser, Password, name.ToUpperInvariant());

        Assert.Equal($"{ConsoleUrls.ChangePassword}?error=is-name", answer.Headers.Location!.OriginalString);
    }

    [Fact]
    public async Task PasswordChanged_Elsewhere_EndsOlderSignIns()
    {
        var name = await AddAsync();
        using var here = console.Browser();
        using var elsewhere = console.Browser();
        (await SignInAsync(here, name, Password)).Dispose();
        (await SignInAsync(elsewhere, name, Password)).Dispose();

        (await ChangeAsync(elsewhere, Password, "another long password")).Dispose();

        Assert.Equal(HttpStatusCode.Found, await StatusAsync(here, ConsoleUrls.Accounts));
        Assert.Equal(HttpStatusCode.OK, await StatusAsync(elsewhere, ConsoleUrls.Accounts));
    }

    [Fact]
    public async Task SignOut_Asked_ClosesTheConsole()
    {
        var name = await AddAsync();
        using var browser = console.Browser();
        (await SignInAsync(browser, name, Password)).Dispose();

        using var answer = await browser.PostAsync(Local(ConsoleUrls.AdministratorSignOut), content: null);

        Assert.Equal(ConsoleUrls.AdministratorSignIn, answer.Headers.Location!.OriginalString);
        Assert.Equal(HttpStatusCode.Found, await StatusAsync(browser, ConsoleUrls.Accounts));
        Assert.Equal(1, await CountAsync(name, AuditActions.SignedOut));
    }

    [Fact]
    public async Task SignInForm_OfAnotherSite_IsRefused()
    {
        var name = await AddAsync();
        using var browser = console.Browser(origin: "https://evil.example");

        using var answer = await SignInAsync(browser, name, Password);

        Assert.Equal(HttpStatusCode.Forbidden, answer.StatusCode);
    }

    [Fact]
    public async Task SignInPage_ForAStranger_LoadsNeitherBlazorNorTheWidgets()
    {
        using var browser = console.Browser();

        var html = await browser.GetStringAsync(Local(ConsoleUrls.AdministratorSignIn));

        Assert.DoesNotContain("blazor.web.js", html, StringComparison.Ordinal);
        Assert.DoesNotContain("Radzen", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<style", html, StringComparison.Ordinal);
        Assert.DoesNotContain(" style=", html, StringComparison.Ordinal);
    }

    private static Uri Local(string url) => new(url, UriKind.Relative);

    private static async Task<HttpStatusCode> StatusAsync(HttpClient browser, string url)
    {
        using var answer = await browser.GetAsync(Local(url));
        return answer.StatusCode;
    }

    private static async Task<HttpResponseMessage> SignInAsync(HttpClient browser, string name, string password, string returnUrl = "")
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["userName"] = name,
            ["password"] = password,
            ["returnUrl"] = returnUrl,
        });
        return await browser.PostAsync(Local(ConsoleUrls.AdministratorSignIn), form);
    }

    private static async Task RefusedAsync(HttpClient browser, string name, string password)
    {
        using var answer = await SignInAsync(browser, name, password);
        Assert.StartsWith($"{ConsoleUrls.AdministratorSignIn}?error=refused", answer.Headers.Location!.OriginalString, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> ChangeAsync(HttpClient browser, string current, string chosen, string? repeated = null)
    {
        using var form = new FormUrlEncodedContent(new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["currentPassword"] = current,
            ["newPassword"] = chosen,
            ["repeatedPassword"] = repeated ?? chosen,
        });
        return await browser.PostAsync(Local(ConsoleUrls.ChangePassword), form);
    }

    private async Task<string> AddAsync(bool oneTime = false)
    {
        var id = Guid.CreateVersion7(console.Clock.GetUtcNow());
        var name = $"administrator-{id:N}";
        var hash = new PasswordHasher<Administrator>().HashPassword(null!, Password);
        return await console.Services.GetRequiredService<IWriteLane>().RunAsync((item, _) =>
        {
            var administrator = new Administrator
            {
                Id = id,
                UserName = name,
                NormalizedUserName = name.ToUpperInvariant(),
                CreatedAt = item.Now,
            };
            administrator.SetPassword(hash, oneTime);
            item.Context.Administrators.Add(administrator);
            return Task.FromResult(name);
        });
    }

    private Task<int> CountAsync(string name, string action) => console.ReadAsync(context =>
        context.AuditEntries.CountAsync(entry => entry.Actor == name && entry.Action == action));
}
