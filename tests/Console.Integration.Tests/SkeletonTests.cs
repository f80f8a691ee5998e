using Microsoft.AspNetCore.Mvc.Testing;

namespace BlazorConsole.Integration.Tests;

public sealed class SkeletonTests
{
    [Fact]
    public async Task SignIn_Requested_LoadsOnlyOurBundle()
    {
        await using var factory = new WebApplicationFactory<BlazorConsole.Components.App>();
        var html = await factory.CreateClient().GetStringAsync(new Uri("/signin", UriKind.Relative));

        Assert.Contains("sign-in", html, StringComparison.Ordinal);
        Assert.DoesNotContain("blazor.web.js", html, StringComparison.Ordinal);
    }
}
