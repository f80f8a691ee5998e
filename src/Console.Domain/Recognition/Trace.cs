using BlazorConsole.Domain.Identities;

namespace BlazorConsole.Domain.Recognition;

/// <summary>One decided stage.</summary>
/// <param name="Row">The row that decided.</param>
/// <param name="Sentence">What it says, in plain English; <c>{0}</c> stands for <paramref name="Value"/>.</param>
/// <param name="Value">A shortened identifier or number, where the sentence names one.</param>
public sealed record TraceLine(string Row, string Sentence, string? Value = null);

/// <summary>Why a sign-in came out as it did: the rows that decided and the facts they saw.</summary>
/// <param name="RulesVersion">The version of the table.</param>
/// <param name="UnionId">The UnionID that WeChat gave, if any.</param>
/// <param name="Standing">How that UnionID stood.</param>
/// <param name="Phone">How the phone number stood.</param>
/// <param name="Lines">One line a stage, in order.</param>
public sealed record Trace(
    int RulesVersion, UnionId? UnionId, UnionIdStanding Standing, PhoneStanding Phone, IReadOnlyList<TraceLine> Lines);
