using BlazorConsole.Features.Administrators;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Leases;
using BlazorConsole.Options;
using BlazorConsole.WeChat;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Features.Channels;

/// <summary>The systems that get a channel's access token, on the channel's page.</summary>
public sealed class LeasesViewTests : StoredConsoleContext
{
    private readonly BunitAuthorizationContext _authorization;

    public LeasesViewTests()
    {
        _authorization = this.AddAuthorization();
        _authorization.SetAuthorized("admin").SetPolicies(Policies.Administrator);
        Services.Configure<PublicOptions>(options => options.Origin = "https://login.example.com");
        Services.AddWeChat();
        Services.AddChannels();
    }

    [Fact]
    public void Leases_WithoutAny_SayWhatWouldBeHere()
    {
        var view = View();

        view.WaitForAssertion(() => Assert.Contains("No system gets the token yet.", view.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Key_ThatIsMade_IsShownOnceAndListed()
    {
        var view = View();

        var key = await MakeAsync(view, "Shop");

        Assert.StartsWith("lease_", key, StringComparison.Ordinal);
        Assert.Contains("GET https://login.example.com/api/v1/channels/oa/access-token", view.Markup, StringComparison.Ordinal);
        Assert.Contains("never used", view.Find("li").TextContent, StringComparison.Ordinal);
        await view.Find(".shown > button").ClickAsync(new());
        Assert.DoesNotContain(key, view.Markup, StringComparison.Ordinal);
        Assert.DoesNotContain(key, View().Markup, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_WithoutAName_IsRefusedAtTheField()
    {
        var view = View();
        view.WaitForElement("form");

        await view.Find("form").SubmitAsync();

        view.WaitForAssertion(() => Assert.Equal("true", view.Find("#lease-system").GetAttribute("aria-invalid")));
        Assert.Equal(0, await ReadAsync(context => context.TokenLeases.CountAsync()));
    }

    [Fact]
    public async Task Key_IsRevokedAfterAQuestion()
    {
        var view = View();
        await MakeAsync(view, "Shop");

        await view.Find("li button").ClickAsync(new());
        Assert.Contains("Revoke the key of Shop?", view.Find(".ask").TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await ReadAsync(context => context.TokenLeases.CountAsync()));
        await view.Find(".ask .button-danger").ClickAsync(new());

        view.WaitForAssertion(() => Assert.Empty(view.FindAll("li")));
        Assert.Equal(0, await ReadAsync(context => context.TokenLeases.CountAsync()));
        Assert.Equal(
            [ChannelAudit.LeaseMade, ChannelAudit.LeaseRevoked],
            await ReadAsync(context => context.AuditEntries.Select(entry => entry.Action).Order().ToListAsync()));
    }

    [Fact]
    public async Task Administrator_WhoIsOneNoMore_MakesNone()
    {
        var view = View();
        view.WaitForElement("form");
        _authorization.SetNotAuthorized();

        view.Find("#lease-system").Change("Shop");
        await view.Find("form").SubmitAsync();

        Assert.Equal(0, await ReadAsync(context => context.TokenLeases.CountAsync()));
    }

    [Fact]
    public void Leases_ThatCannotBeRead_OfferAnotherTry()
    {
        IRenderedComponent<LeasesView> view;
        using (HideDatabase())
        {
            view = View();
            view.WaitForAssertion(() => Assert.NotNull(view.Find(".notice-danger")));
        }

        view.Find("button").Click();

        view.WaitForAssertion(() => Assert.Contains("No system gets the token yet.", view.Markup, StringComparison.Ordinal));
    }

    private static async Task<string> MakeAsync(IRenderedComponent<LeasesView> view, string system)
    {
        view.WaitForElement("#lease-system").Change(system);
        await view.Find("form").SubmitAsync();
        return view.WaitForElement(".shown code").TextContent;
    }

    private IRenderedComponent<LeasesView> View() => Render<LeasesView>(p => p.Add(x => x.Channel, OfficialAccount));
}
