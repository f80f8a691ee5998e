using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Map;
using BlazorConsole.Options;
using BlazorConsole.WeChat;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Forms;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Features.Channels;

/// <summary>The list, the page and the form of channels over a real database.</summary>
public sealed class ChannelPagesTests : StoredConsoleContext
{
    public ChannelPagesTests()
    {
        this.AddAuthorization().SetAuthorized("admin").SetPolicies(Policies.Administrator);
        Services.Configure<PublicOptions>(options => options.Origin = "https://login.example.com");
        Services.AddWeChat();
        Services.AddChannels();
    }

    [Fact]
    public void List_OfChannels_StandsUnderTheirOpenPlatforms()
    {
        var page = Render<ChannelsPage>();

        page.WaitForAssertion(() => Assert.Equal("OpenPlatform Acme", page.Find("h2").TextContent));
        Assert.Equal(2, page.FindAll("tbody tr").Count);
        Assert.Equal(4, page.FindAll("nav a[href^='/console/channels/new/']").Count);
    }

    [Fact]
    public void Channel_OfTheConfiguration_IsShownAndSaysWhereItIsSet()
    {
        var page = Render<ChannelPage>(p => p.Add(x => x.Key, "oa"));

        page.WaitForAssertion(() => Assert.Contains("Channels:oa", page.Markup, StringComparison.Ordinal));
        Assert.Contains("https://login.example.com/wechat/push/oa", page.Markup, StringComparison.Ordinal);
        Assert.Empty(page.FindAll("a[href$='/edit']"));
    }

    [Fact]
    public async Task Jobs_OfAnOfficialAccount_AreStartedWatchedAndGivenUp()
    {
        var page = Render<ChannelPage>(p => p.Add(x => x.Key, "oa"));
        page.WaitForAssertion(() => Assert.Contains("Everybody who came through this channel has a UnionID.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("The console knows no other official account.", page.Markup, StringComparison.Ordinal);

        await page.FindAll("button").Single(button => button.TextContent == "Ask WeChat for them").ClickAsync(new());
        page.WaitForAssertion(() => Assert.Contains("There is nobody to ask about.", page.Markup, StringComparison.Ordinal));

        var job = ChannelJob.BackFill(OfficialAccount.Id, total: 200, "admin", Clock.GetUtcNow());
        job.Advance(OpenId.Parse("oDone000000000000000000000001"), asked: 100, found: 90, conflicts: 1);
        await WriteAsync(context => context.ChannelJobs.Add(job));
        var later = Render<ChannelPage>(p => p.Add(x => x.Key, "oa"));
        later.WaitForAssertion(() => Assert.Equal("100", later.Find("progress").GetAttribute("value")));
        Assert.Contains("contradictions: 1", later.Find("[data-state=Running]").TextContent, StringComparison.Ordinal);
        await later.FindAll("button").Single(button => button.TextContent == "Give up").ClickAsync(new());
        await later.FindAll("button").Single(button => button.TextContent == "Give up").ClickAsync(new());

        later.WaitForAssertion(() => Assert.NotNull(later.Find("[data-state=Cancelled]")));
    }

    [Fact]
    public void VerificationFile_Uploaded_IsListedWithItsAddress_TakenAwayAndBroughtBack()
    {
        var page = Render<ChannelPage>(p => p.Add(x => x.Key, "oa"));
        page.WaitForAssertion(() => Assert.Contains("No file lies here.", page.Markup, StringComparison.Ordinal));

        Upload("page.html", "x");
        page.WaitForAssertion(() => Assert.Contains("The name must be the one that WeChat gave", page.Markup, StringComparison.Ordinal));
        Upload("MP_verify_large.txt", new string('x', 1025));
        page.WaitForAssertion(() => Assert.Contains("text of 1 KB at most", page.Markup, StringComparison.Ordinal));
        Upload("MP_verify_aB3cD4.txt", "aB3cD4");
        page.WaitForAssertion(() => Assert.Contains("https://login.example.com/MP_verify_aB3cD4.txt", page.Markup, StringComparison.Ordinal));

        Press("Take away");
        Press("Take away now");
        page.WaitForAssertion(() => Assert.Contains("MP_verify_aB3cD4.txt was taken away.", page.Markup, StringComparison.Ordinal));
        Press("Undo");
        page.WaitForAssertion(() => Assert.Equal("/MP_verify_aB3cD4.txt", page.Find(".files a").GetAttribute("href")));

        void Upload(string name, string text) => page.FindComponents<InputFile>()[0].UploadFiles(InputFileContent.CreateFromText(text, name));
        void Press(string name) => page.FindAll("button").Single(button => button.TextContent == name).Click();
    }

    [Fact]
    public async Task PhoneCost_NearItsBudget_IsSaidOnThePageAndInTheList()
    {
        var mini = await WithMiniProgramAsync();
        await WriteAsync(context =>
        {
            context.Channels.Single(channel => channel.Id == mini.Id).LimitPhoneCost(100);
            var presses = new PhonePresses(mini.Id, PhonePresses.MonthOf(Clock.GetUtcNow()));
            for (var press = 0; press < 1030; press++)
                presses.Add(ProofStrength.Quick);
            context.PhonePresses.Add(presses);
        });

        var page = Render<ChannelPage>(p => p.Add(x => x.Key, "mini"));
        page.WaitForAssertion(() => Assert.Contains("90 % of this month's budget is used.", page.Markup, StringComparison.Ordinal));
        Assert.Contains("0.90", page.Find(".months").TextContent, StringComparison.Ordinal);
        Assert.Contains("An estimate", page.Markup, StringComparison.Ordinal);
        var list = Render<ChannelsPage>();
        list.WaitForAssertion(() => Assert.Contains("phone budget 90 %", list.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Map_OfAllChannels_ShowsHowManyEachKnowsAsPictureAndAsTable_AndWhoLacksAUnionId()
    {
        await WithMiniProgramAsync();
        var page = Render<MapPage>();

        page.WaitForAssertion(() => Assert.Equal(3, page.FindAll("svg a").Count));
        Assert.Equal(3, page.FindAll("tbody tr").Count);
        Assert.All(page.FindAll("svg a"), box => Assert.StartsWith("/console/channels/", box.GetAttribute("href"), StringComparison.Ordinal));
        Assert.Contains("0 people, 0 of them with a UnionID.", page.Find("svg a").GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("OpenPlatform Acme", page.Find("svg.map").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Map_WhoseDatabaseIsAway_SaysSoAndTriesAgain()
    {
        var hidden = HideDatabase();
        var page = Render<MapPage>();
        page.WaitForAssertion(() => Assert.Contains("The map could not be drawn.", page.Markup, StringComparison.Ordinal));

        hidden.Dispose();
        page.Find("button").Click();
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("svg a")));
    }

    [Fact]
    public void Channel_ThatIsUnknown_SaysSo()
    {
        var page = Render<ChannelPage>(p => p.Add(x => x.Key, "nowhere"));

        page.WaitForAssertion(() => Assert.Equal("There is no such channel", page.Find("h1").TextContent));
    }

    [Fact]
    public async Task Form_WithMistakes_SaysAllOfThemAtTheirFieldsAndKeepsWhatWasTyped()
    {
        var form = Render<ChannelFormPage>(p => p.Add(x => x.NewKind, "miniprogram"));
        form.WaitForElement("#app-id").Change("wx12");
        form.Find("#name").Change("Acme Mini");

        await form.Find("form.channel-form").SubmitAsync();

        form.WaitForAssertion(() => Assert.Equal("true", form.Find("#app-id").GetAttribute("aria-invalid")));
        Assert.Equal("true", form.Find("#secret").GetAttribute("aria-invalid"));
        Assert.Contains("Write the AppID", form.Find("#app-id-fault").TextContent, StringComparison.Ordinal);
        Assert.Contains("2 to correct", form.Find(".summary").TextContent, StringComparison.Ordinal);
        Assert.Equal("wx12", form.Find("#app-id").GetAttribute("value"));
        Assert.Equal(2, await ReadAsync(context => context.Channels.CountAsync()));
    }

    [Fact]
    public async Task Form_Filled_StoresTheChannelAndLeadsToItsPage()
    {
        var form = Render<ChannelFormPage>(p => p.Add(x => x.NewKind, "officialaccount"));
        form.WaitForElement("#app-id").Change("wx00000000000000bb");
        form.Find("#secret").Change("0123456789abcdef0123456789abcdef");
        form.Find("#way-in-wechat-web").Change(false);
        form.Find("#mode-2").Change(true);
        form.Find("#push-2").Change(true);
        await form.Find("#pushes ~ div button").ClickAsync(new());

        await form.Find("form.channel-form").SubmitAsync();

        var channel = await ReadAsync(context => context.Channels.SingleAsync(channel => channel.Key == "official"));
        Assert.Equal((ChannelSource.Administrator, ChannelMode.LoginOnly), (channel.Source, channel.Mode));
        Assert.Equal([Scenario.PcScan], channel.Scenarios);
        Assert.True(channel.Push.EncodingAesKey.Length > 0);
        Assert.EndsWith("/console/channels/official", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);

        var again = Render<ChannelFormPage>(p => p.Add(x => x.Key, "official"));
        Assert.True(string.IsNullOrEmpty(again.WaitForElement("#secret").GetAttribute("value")));
        Assert.Contains("Stored; nobody can read it.", again.Find("#secret-hint").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Form_ThatCannotBeStored_SaysSoAndKeepsWhatWasTyped()
    {
        var form = Render<ChannelFormPage>(p => p.Add(x => x.NewKind, "miniprogram"));
        form.WaitForElement("#app-id").Change("wx00000000000000bb");
        form.Find("#secret").Change("0123456789abcdef0123456789abcdef");

        await using (await HoldDatabaseAsync())
            await form.Find("form.channel-form").SubmitAsync();

        form.WaitForAssertion(() => Assert.Contains("What you typed is still here", form.Find(".summary").TextContent, StringComparison.Ordinal));
        Assert.Equal("wx00000000000000bb", form.Find("#app-id").GetAttribute("value"));
        await form.Find("form.channel-form").SubmitAsync();
        Assert.EndsWith("/console/channels/mini", Services.GetRequiredService<NavigationManager>().Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Form_WithPushes_WarnsOfMenusThatStop()
    {
        var form = Render<ChannelFormPage>(p => p.Add(x => x.NewKind, "officialaccount"));

        form.WaitForElement("#push-1").Change(true);

        form.WaitForAssertion(() => Assert.Contains("menus and automatic replies that were set there stop", form.Markup, StringComparison.Ordinal));
    }

    [Fact]
    public void Secrets_Made_AreOfTheShapeThatWeChatTakes()
    {
        for (var time = 0; time < 100; time++)
        {
            Assert.Matches("^[A-Za-z0-9]{32}$", MadeSecrets.Token());
            Assert.NotNull(Domain.WeChat.EncodingAesKey.TryParse(MadeSecrets.EncodingAesKey()));
        }
    }
}
