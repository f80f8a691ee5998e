using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Agreements;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Features.SignIn;
using BlazorConsole.Hosting;

namespace BlazorConsole;

/// <summary>Every address of the console, for endpoints, pages and tests alike.</summary>
internal static class ConsoleUrls
{
    public const string Health = "/health";

    public const string SignIn = "/signin";
    public const string SignOut = "/signout";

    /// <summary>Leaves for WeChat's own page with a code, instead of showing it in a frame.</summary>
    public const string SignInAtWeChat = "/signin/at-wechat";

    /// <summary>Begins a sign-in of a page that was opened inside WeChat.</summary>
    public const string SignInInWeChat = "/signin/in-wechat";

    /// <summary>Where somebody who is held at a door goes on.</summary>
    public const string ContinueSignIn = "/signin/continue";
    public const string GoOnSigningIn = "/signin/go-on";
    public const string LeaveSignIn = "/signin/leave";

    /// <summary>Goes on without giving a phone number.</summary>
    public const string SkipPhone = "/signin/skip-phone";

    /// <summary>Says whether a sign-in on another device was one's own.</summary>
    public const string AnswerDevice = "/signin/devices/{device:guid}";

    /// <summary>The page after somebody said that it was not.</summary>
    public const string DeviceDisowned = SignIn + "?told=device";
    public const string SignInHub = "/hubs/sign-in";
    public const string Tickets = "/api/v1/tickets";
    public const string Avatars = "/avatars";

    /// <summary>What the code of <c>pc-scan</c> holds; disjoint from the mini program's <c>/m/</c>, so that no link rule takes both.</summary>
    public const string WeChatPages = "/w";

    /// <summary>What the code of <c>mini-program-scan</c> holds. WeChat opens the mini program for it; elsewhere it is a page.</summary>
    public const string MiniProgramLinks = "/m";
    public const string MiniProgramCalls = "/api/v1/mini-program";

    /// <summary>Where mini programs and apps sign people in themselves.</summary>
    public const string Doors = "/api/v1/sign-in";

    /// <summary>Where an app begins a sign-in that the mini program confirms, and ends it.</summary>
    public const string AppTickets = Doors + "/app-to-mini-program";
    public const string AppSession = "/api/v1/session";
    public const string DeviceNotices = AppSession + "/notices";

    /// <summary>Where the company's other systems get a channel's access token, and say that WeChat refused it.</summary>
    public const string AccessToken = "/api/v1/channels/{key}/access-token";
    public const string RefusedAccessToken = AccessToken + "/refusals";

    public const string WeChatCallback = "/wechat/callback";

    /// <summary>Where WeChat's own page with a code leads back to, in its frame or alone.</summary>
    public const string WebsiteCallback = "/wechat/website-app";
    public const string WebsiteTrips = "/api/v1/website-app/trips";
    public const string WebsiteArrivals = "/api/v1/website-app/arrivals";
    /// <summary>Where WeChat pushes what happens in a channel; written into WeChat's console with the channel's key.</summary>
    public const string WeChatPush = "/wechat/push";

    /// <summary>Where the phone of a guided scan begins, with its token, and ends.</summary>
    public const string GuidedScan = "/wechat/guided-scan";

    public const string Administration = "/console";
    public const string AdministratorSignIn = "/console/sign-in";
    public const string AdministratorSignOut = "/console/sign-out";
    public const string ChangePassword = "/console/change-password";
    public const string Forbidden = "/console/forbidden";
    public const string Accounts = "/console/accounts";
    public const string Privacy = "/console/privacy";
    public const string Channels = "/console/channels";

    /// <summary>The picture of all channels. No channel's key: those stand behind the channels' address.</summary>
    public const string AccountMap = "/console/account-map";

    public const string Language = "/preferences/language";
    public const string Theme = "/preferences/theme";

    public static string SignInView(SignInView view) => $"{SignIn}?view={view.ToString().ToLowerInvariant()}";

    public static string AnswerOf(Guid device) => AnswerDevice.Replace("{device:guid}", device.ToString("D"), StringComparison.Ordinal);

    public static string OnPhone(LoginTicketId ticket) => $"{WeChatPages}/{ticket}";

    /// <summary>The page of a ticket for the phone that got its link in a chat.</summary>
    public static string OnPhone(LoginTicketId ticket, string link) => $"{OnPhone(ticket)}/{link}";

    public static string InMiniProgram(LoginTicketId ticket) => $"{MiniProgramLinks}/{ticket}";

    public static string Agreement(AgreementVersion agreement) => $"/agreements/{agreement.Key}/{agreement.Version}";

    public static string Authorize(LoginTicketId ticket) => $"{OnPhone(ticket)}/authorize";

    public static string Approve(LoginTicketId ticket) => $"{OnPhone(ticket)}/approve";

    public static string Deny(LoginTicketId ticket) => $"{OnPhone(ticket)}/deny";

    public static string ChannelPage(string key) => $"{Channels}/{key}";

    public static string EditChannel(string key) => $"{Channels}/{key}/edit";

    public static string NewChannel(ChannelKind kind) => $"{Channels}/new/{kind.ToString().ToLowerInvariant()}";

    public static string AccessTokenOf(Channel channel) => AccessToken.Replace("{key}", channel.Key, StringComparison.Ordinal);

    public static string Push(Channel channel) => $"{WeChatPush}/{channel.Key}";

    public static string Callback(Channel channel) => $"{WeChatCallback}/{channel.Key}";

    public static string Account(AccountId account) => $"{Accounts}/{account.Value:D}";

    public static string GuidedScanOf(RandomToken token) => $"{GuidedScan}/{token.Text}";

    public static string Avatar(AvatarId avatar) => $"{Avatars}/{avatar.Value:N}";
}
