using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;

namespace BlazorConsole.Domain.Recognition;

/// <summary>What one answer of WeChat named.</summary>
/// <param name="OpenId">The person within the app.</param>
/// <param name="UnionId">The person within the OpenPlatform, when the answer said so.</param>
public sealed record Answer(OpenId OpenId, UnionId? UnionId);

/// <summary>
/// The facts that one conversation with WeChat attests together. Only the console's own WeChat client makes one: nothing that a
/// phone or a browser sends becomes evidence.
/// </summary>
/// <param name="Channel">The channel that asked.</param>
/// <param name="AppId">Its AppID.</param>
/// <param name="Answers">Every answer received, in order; at least one.</param>
/// <param name="IsSnapshot">WeChat says this is a virtual visitor of a snapshot page (<c>is_snapshotuser</c>).</param>
/// <param name="At">When WeChat answered.</param>
/// <param name="Phone">The number that WeChat gave for the person, if one was asked for.</param>
public sealed record Evidence(
    ChannelId Channel, WeChatAppId AppId, IReadOnlyList<Answer> Answers, bool IsSnapshot, DateTimeOffset At, PhoneProof? Phone = null)
{
    /// <summary>Whether all answers name one and the same person.</summary>
    public bool NamesOnePerson =>
        Answers is [var first, ..]
        && Answers.All(answer => answer.OpenId == first.OpenId)
        && Answers.Where(answer => answer.UnionId is not null).Select(answer => answer.UnionId).Distinct().Count() <= 1;

    /// <summary>Whom the answers name; meaningful only when <see cref="NamesOnePerson"/>.</summary>
    public WeChatSubject Subject => new(
        AppId, Answers[0].OpenId, Answers.Select(answer => answer.UnionId).FirstOrDefault(unionId => unionId is not null));
}
