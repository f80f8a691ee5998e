using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Persistence.Secrets;
using BlazorConsole.Persistence.Writing;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Recognition;

/// <summary>Does with a phone number what the rules decided. The number lies under the origin's key; hashes find it.</summary>
internal sealed class StorePhone(Keyring keyring, PhoneBox box)
{
    public async Task InsideAsync(
        LaneItem item, Origin origin, OriginKey key, PhoneAction action, PhoneProof proof, Guid signIn, CancellationToken cancellationToken)
    {
        if (action is PhoneAction.Leave)
            return;

        var hash = keyring.HashPhone(proof.Number);
        var everybodys = await (
            from claim in item.Context.PhoneClaims.AsTracking()
            join other in item.Context.Origins on claim.Origin equals other.Id
            where claim.NumberHash == hash
            select new { Claim = claim, other.Account }).ToListAsync(cancellationToken);
        var claims = everybodys.FindAll(entry => entry.Account == origin.Account).ConvertAll(entry => entry.Claim);
        if (action is PhoneAction.Prove || claims.Exists(claim => claim.State is ClaimState.Disputed))
        {
            foreach (var claim in claims)
                claim.Prove(proof);
            return;
        }

        // Whoever else has the number is told on their page who gave it too.
        if (claims.Count == 0)
        {
            foreach (var other in everybodys.Select(entry => entry.Account).Distinct())
                item.AfterCommit(new Nudge.AccountChanged(other));
        }

        var own = claims.Find(claim => claim.Origin == origin.Id) ?? item.Context.PhoneClaims.Add(PhoneClaim.Note(
            origin.Id, hash, keyring.HashLastFour(proof.Number.LastFour), box.Seal(key, proof.Number), item.Now)).Entity;
        own.Decide(action is PhoneAction.Hold ? ClaimState.Holder : ClaimState.Contact, proof, signIn, Resolver.RulesVersion);
    }
}
