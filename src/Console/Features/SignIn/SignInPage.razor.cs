using BlazorConsole.Domain.Phones;
using BlazorConsole.Features.SignIn.Devices;
using BlazorConsole.Features.SignIn.InWeChat;
using BlazorConsole.Features.SignIn.MiniProgram;
using BlazorConsole.Features.SignIn.Tickets;
using BlazorConsole.Hosting;
using BlazorConsole.Options;
using BlazorConsole.Persistence;
using Microsoft.AspNetCore.Components;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace BlazorConsole.Features.SignIn;

public sealed partial class SignInPage
{
    [CascadingParameter]
    public required HttpContext Http { get; set; }

    [Inject]
    private IOptions<SignInOptions> Options { get; init; } = null!;

    [Inject]
    private IOptions<PublicOptions> PublicOrigin { get; init; } = null!;

    [Inject]
    private Sessions Sessions { get; init; } = null!;

    [Inject]
    private ReadDeviceNotices DeviceNotices { get; init; } = null!;

    [Inject]
    private ConsoleCookies Cookies { get; init; } = null!;

    [Inject]
    private IDbContextFactory<ConsoleContext> Contexts { get; init; } = null!;

    [Inject]
    private RefusedLaunches Refused { get; init; } = null!;

    [Inject]
    private NavigationManager Navigation { get; init; } = null!;

    [SupplyParameterFromQuery]
    private string? View { get; set; }

    [SupplyParameterFromQuery]
    private string? Told { get; set; }

    private SignedInPerson? Person { get; set; }

    private IReadOnlyList<DeviceNotice> Notices { get; set; } = [];

    /// <summary>What a page inside WeChat shows in the place of codes.</summary>
    private SignInView? InWeChat { get; set; }

    private IReadOnlyList<WayIn> Ways { get; set; } = [];

    /// <summary>A phone's own browser from which no mini program can be opened: nobody scans a code with the phone that shows it.</summary>
    private bool IsOnPhone { get; set; }

    /// <summary>A phone's own browser from which the mini program can be opened.</summary>
    private bool IsLaunch { get; set; }

    /// <summary>What is left of the step that asks for the number; nothing where nobody is asked.</summary>
    private PhoneAsk PhoneStep { get; set; }

    private bool AsksForPhone => PhoneStep is not PhoneAsk.None;

    /// <summary>Whether somebody is signed in and nothing is left to do.</summary>
    private bool IsDone => Person is not null && !AsksForPhone;

    private string Link => PublicOrigin.Value.Origin + ConsoleUrls.SignIn;

    private SignInView? AskedView => View is null || !Enum.TryParse<SignInView>(View, ignoreCase: true, out var view) || !Enum.IsDefined(view) ? null : view;

    private bool HasTabs => Ways.Count > 1 && !IsDone;

    private string Site => Options.Value.SiteName;

    private string EmbedOrigins => string.Join(' ', Options.Value.EmbedOrigins);

    private string? Name => Person is null ? null : Person.Nickname ?? Texts["Nameless", Person.Mark];

    protected override async Task OnInitializedAsync()
    {
        // The page's GET gives the browser its secret; the script's POST asks for the ticket that is bound to it.
        Cookies.EnsureBrowser(Http);
        var opened = await Sessions.OfBrowserAsync(Http.Request, Http.RequestAborted);
        Person = opened?.Person;
        await using var context = await Contexts.CreateDbContextAsync(Http.RequestAborted);
        if (opened?.Session is { PhoneStep: not PhoneAsk.None } session)
        {
            PhoneStep = session.PhoneStep;
            var userAgent = Http.Request.Headers.UserAgent;
            IsLaunch = UserAgent.IsPhone(userAgent) || UserAgent.IsWeChat(userAgent);
            Ways = [IsLaunch ? WayIn.FromPhone : WayIn.All.Single(way => way.Code is CodeSource.MiniProgram)];
            return;
        }

        if (Person is null && UserAgent.IsMiniProgram(Http.Request.Headers.UserAgent))
        {
            // Neither a code nor an official account's question works here: the mini program around the page signs people in.
            InWeChat = SignInView.MiniProgram;
            return;
        }

        if (Person is null && UserAgent.IsWeChat(Http.Request.Headers.UserAgent))
        {
            // Nobody scans a code with the phone that shows it.
            var canAsk = await BeginInWeChat.ChannelAsync(context, Http.RequestAborted) is not null;
            InWeChat = (canAsk, AskedView) switch
            {
                (false, _) => SignInView.Elsewhere,
                (true, SignInView.Codes) => SignInView.Ask,
                (true, var asked) => asked,
            };
            // Where no view is asked for, WeChat is asked silently first.
            if (InWeChat is null)
                Navigation.NavigateTo(ConsoleUrls.SignInInWeChat);
            return;
        }

        if (Person is null && AskedView is not SignInView.Codes && UserAgent.IsPhone(Http.Request.Headers.UserAgent))
        {
            IsLaunch = await WayIn.FromPhone.ChannelAsync(context, Http.RequestAborted) is { } channel && !Refused.Has(channel);
            IsOnPhone = !IsLaunch;
            return;
        }

        Ways = await WayIn.OfferedAsync(context, Http.RequestAborted);
        if (opened is not null)
            Notices = await DeviceNotices.OfAsync(opened.Session, Http.RequestAborted);
    }
}
