using BlazorConsole.Domain.Channels;
using BlazorConsole.Features.Administrators;
using BlazorConsole.Features.Channels;
using BlazorConsole.Features.Channels.Doctor;
using BlazorConsole.Options;
using BlazorConsole.WeChat;
using Bunit;
using Bunit.TestDoubles;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace BlazorConsole.Components.Tests.Features.Channels;

/// <summary>The examination on the channel's page: before the first, while it goes on, and what it found.</summary>
public sealed class DoctorViewTests : StoredConsoleContext
{
    private readonly HeldCheck _second = new();
    private readonly BunitAuthorizationContext _authorization;

    public DoctorViewTests()
    {
        _authorization = this.AddAuthorization();
        _authorization.SetAuthorized("admin").SetPolicies(Policies.Administrator);
        Services.Configure<PublicOptions>(options => options.Origin = "https://login.example.com");
        // Nobody answers there.
        Services.Configure<WeChatOptions>(options => (options.ApiBase, options.OpenBase) = ("http://127.0.0.1:9", "http://127.0.0.1:9"));
        Services.AddWeChat();
        Services.AddChannels();
        Services.RemoveAll<IDoctorCheck>();
        Services.AddSingleton<IDoctorCheck>(new SaidCheck(patient => patient.Bad("address-not-allowed", "203.0.113.9")));
        Services.AddSingleton<IDoctorCheck>(_second);
        Services.AddSingleton<IDoctorCheck>(new SaidCheck(_ => throw new InvalidOperationException("broken")));
    }

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        await WriteAsync(context => context.Channels.Find(OfficialAccount.Id)!.ChangeSecret(
            Services.GetRequiredService<ChannelSecrets>().EncryptSecret(OfficialAccount.AppId, "secret"), Clock.GetUtcNow()));
    }

    [Fact]
    public void Channel_ThatWasNeverExamined_SaysSo()
    {
        var view = View();

        view.WaitForAssertion(() => Assert.Contains("Not examined yet.", view.Find("[role=status]").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Findings_AppearAsTheyAreFound_AndAreKept()
    {
        var view = View();

        var examining = view.Find("button").ClickAsync(new());
        view.WaitForAssertion(() => Assert.Equal("address-not-allowed", view.Find("li").GetAttribute("data-code")));
        Assert.Contains("1 looked at", view.Find("[role=status]").TextContent, StringComparison.Ordinal);
        Assert.True(view.Find("button").HasAttribute("disabled"));
        _second.Release.SetResult();
        await examining;

        Assert.Equal(["address-not-allowed", "callback-to-scan", "check-failed"], view.FindAll("li").Select(item => item.GetAttribute("data-code")));
        Assert.Contains("WeChat takes no calls from 203.0.113.9", view.Markup, StringComparison.Ordinal);
        Assert.Contains("IP白名单", view.Find("li .fix").TextContent, StringComparison.Ordinal);
        Assert.Contains("cannot be checked from here", view.FindAll("li")[1].TextContent, StringComparison.Ordinal);
        await view.FindAll("li button").Single().ClickAsync(new());
        Assert.StartsWith("data:image/png", view.Find("li img").GetAttribute("src"), StringComparison.Ordinal);
        Assert.Contains("Waiting for a phone.", view.Markup, StringComparison.Ordinal);
        var later = View();
        later.WaitForAssertion(() => Assert.Equal(3, later.FindAll("li").Count));
    }

    [Fact]
    public async Task Stranger_SeesNoFindingAndHearsWhy()
    {
        var view = View();
        _authorization.SetNotAuthorized();

        await view.Find("button").ClickAsync(new());

        view.WaitForAssertion(() => Assert.Contains("Only administrators", view.Markup, StringComparison.Ordinal));
        Assert.Empty(view.FindAll("li"));
    }

    [Fact]
    public void Findings_ThatCannotBeRead_AreAnErrorAndCanBeTriedAgain()
    {
        using (HideDatabase())
        {
            var view = View();
            view.WaitForAssertion(() => Assert.NotNull(view.Find(".notice-danger")));
        }
    }

    [Fact]
    public async Task Page_ThatIsLeftInTheMiddle_EndsTheExamination()
    {
        var view = View();
        _ = view.Find("button").ClickAsync(new());
        // The first finding is on the page before the second check has begun.
        var held = await _second.Begun.Task.WaitAsync(TimeSpan.FromSeconds(10));

        view.Instance.Dispose();

        Assert.True(held.IsCancellationRequested);
    }

    private IRenderedComponent<DoctorView> View() => Render<DoctorView>(p => p.Add(x => x.Channel, OfficialAccount));

    private sealed class SaidCheck(Func<Patient, Finding> say) : IDoctorCheck
    {
        public bool Concerns(Channel channel) => true;

        public Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken) => Task.FromResult(say(patient));
    }

    private sealed class HeldCheck : IDoctorCheck
    {
        public TaskCompletionSource Release { get; } = new();

        /// <summary>What ends the check, once it has begun.</summary>
        public TaskCompletionSource<CancellationToken> Begun { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public bool Concerns(Channel channel) => true;

        public async Task<Finding> RunAsync(Patient patient, CancellationToken cancellationToken)
        {
            Begun.SetResult(cancellationToken);
            await Release.Task.WaitAsync(cancellationToken);
            return patient.Open("callback-to-scan", "login.example.com");
        }
    }
}
