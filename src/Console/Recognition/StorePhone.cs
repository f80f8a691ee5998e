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
        var claims = await (
            from claim in item.Context.PhoneClaims.AsTracking()
            join other in item.Context.Origins on claim.Origin equals other.Id
            where claim.NumberHash == hash && other.Account == origin.Account
            select claim).ToListAsync(cancellationToken);
        if (action is PhoneAction.Prove || claims.Exists(claim => claim.State is ClaimState.Disputed))
        {
            foreach (var claim in claims)
                claim.Prove(proof);
            return;
        }

        var own = claims.Find(claim => claim.Origin == origin.Id) ?? item.Context.PhoneClaims.Add(PhoneClaim.Note(
            origin.Id, hash, keyring.HashLastFour(proof.Number.LastFour), box.Seal(key, proof.Number), item.Now)).Entity;
        own.Decide(action is PhoneAction.Hold ? ClaimState.Holder : ClaimState.Contact, proof, signIn, Resolver.RulesVersion);
    }
}
