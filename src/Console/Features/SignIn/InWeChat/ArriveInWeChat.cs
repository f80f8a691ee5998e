using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Domain.Recognition.Rules;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Features.SignIn.Doors;
using BlazorConsole.Features.WeChatCallbacks;
using BlazorConsole.Hosting;
using BlazorConsole.Persistence;
using BlazorConsole.Recognition;
using BlazorConsole.WeChat;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Features.SignIn.InWeChat;

/// <summary>
/// A page inside WeChat is back from WeChat's page. A browser that lost its cookie on the way begins again, and only so often; who is a
/// virtual visitor is a guest; who came silently and is nobody known is asked to tap.
/// </summary>
internal sealed class ArriveInWeChat(
    AskWhoAgreed who, WebAuthorization weChat, EnterBrowser enter, IDbContextFactory<ConsoleContext> contexts, TimeProvider clock)
{
    public async Task<IResult> RunAsync(AuthorizationTrip trip, string? code, HttpContext http, CancellationToken cancellationToken)
    {
        var (state, channel, end) = trip;
        if (end is TripEnd.ForeignBrowser)
        {
            return new SeeOther(state.Attempt < BeginInWeChat.MaxAttempts
                ? $"{ConsoleUrls.SignInInWeChat}?attempt={state.Attempt + 1}"
                : ConsoleUrls.SignInView(SignInView.Cookies));
        }

        // Loaded again, brought twice, or the person did not agree: the page shows how it stands.
        if (end is TripEnd.ArrivedBefore || string.IsNullOrEmpty(code))
            return new SeeOther(ConsoleUrls.SignInView(SignInView.Ask));
        return state.Purpose is TripPurpose.Recognise
            ? await RecogniseAsync(channel, code, http, cancellationToken)
            : await IntroduceAsync(channel, code, http, cancellationToken);
    }

    private async Task<IResult> IntroduceAsync(Channel channel, string code, HttpContext http, CancellationToken cancellationToken)
    {
        var agreed = await who.RunAsync(channel, code, cancellationToken);
        if (!agreed.Succeeded)
            return Refuse(http, agreed.Error);

        var (evidence, nickname, avatar) = agreed.Value;
        return await EnterAsync(http, new DoorVisit(Scenario.InWeChatWeb, SessionKind.Browser, evidence, Nickname: nickname, Avatar: avatar), cancellationToken);
    }

    // The silent answer has no UnionID: it can say that somebody is known here, never that nobody is.
    private async Task<IResult> RecogniseAsync(Channel channel, string code, HttpContext http, CancellationToken cancellationToken)
    {
        var token = await weChat.ExchangeCodeAsync(channel, code, cancellationToken);
        if (!token.Succeeded)
            return Refuse(http, token.Error);
        if (token.Value.IsSnapshot)
            return Refuse(http, A2SnapshotVisitor.Guest);

        var evidence = new Evidence(
            channel.Id, channel.AppId, [new Answer(token.Value.OpenId, token.Value.UnionId)], IsSnapshot: false, clock.GetUtcNow());
        await using var context = await contexts.CreateDbContextAsync(cancellationToken);
        var (known, _) = await LoadFacts.WhoAsync(context, channel, evidence.Subject, cancellationToken);
        return known is null
            ? new SeeOther(ConsoleUrls.SignInView(SignInView.Ask))
            : await EnterAsync(http, new DoorVisit(Scenario.InWeChatWeb, SessionKind.Browser, evidence), cancellationToken);
    }

    private async Task<IResult> EnterAsync(HttpContext http, DoorVisit visit, CancellationToken cancellationToken)
    {
        var entry = await enter.RunAsync(http, visit, Confirmation.Plain, cancellationToken);
        return entry.Succeeded ? new SeeOther(EnterBrowser.PageOf(entry.Value)) : Refuse(http, entry.Error);
    }

    private static IResult Refuse(HttpContext http, Error error) => error == A2SnapshotVisitor.Guest
        ? new SeeOther(ConsoleUrls.SignInView(SignInView.Guest))
        : ProblemAnswer.For(http, error.Code, tryAgain: ConsoleUrls.SignInView(SignInView.Ask));
}
