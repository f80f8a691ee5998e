using System.Text.Json;
using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Cases;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Recognition;

/// <summary>Opens a case about a problem, or joins the one that is open: the problem is the key, not the row that met it.</summary>
internal sealed class OpenCase(Keyring keyring)
{
    /// <summary>"Does this UnionID belong to this OpenID's person?"</summary>
    public Task AboutPairAsync(
        LaneItem item, WeChatSubject subject, OriginId origin, OriginId? holder, CancellationToken cancellationToken) =>
        OpenAsync(
            item, Case.ProblemOfPair(subject, subject.UnionId!.Value), origin,
            new { AppId = subject.AppId.Value, OpenId = subject.OpenId.Value, UnionId = subject.UnionId?.Value, Holder = holder?.Value },
            cancellationToken);

    /// <summary>"To whom does this number belong?"</summary>
    public Task AboutPhoneAsync(LaneItem item, PhoneProof proof, OriginId origin, CancellationToken cancellationToken) =>
        OpenAsync(
            item, Case.ProblemOfPhone(keyring.HashPhone(proof.Number)), origin,
            new { Phone = proof.Number.InFull(), proof.Strength, ProvedAt = proof.At }, cancellationToken);

    private async Task OpenAsync<TFacts>(
        LaneItem item, byte[] problem, OriginId origin, TFacts concerned, CancellationToken cancellationToken)
    {
        var open = await item.Context.Cases.AsTracking().FirstOrDefaultAsync(
            @case => @case.Problem == problem && @case.State == CaseState.Open, cancellationToken);
        if (open is not null)
        {
            open.SeenAgain(item.Now);
            return;
        }

        var key = await item.Context.OriginKeys.SingleAsync(key => key.Origin == origin, cancellationToken);
        item.Context.Cases.Add(Case.Open(
            CaseId.New(item.Now), problem, origin, keyring.Seal(key, JsonSerializer.SerializeToUtf8Bytes(concerned), "case"), item.Now));
    }
}
