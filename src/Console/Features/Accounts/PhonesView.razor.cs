using BlazorConsole.Domain.Phones;
using BlazorConsole.Domain.Shared;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Authorization;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Accounts;

/// <summary>The numbers of an account, masked; one at a time can be revealed, which is written down.</summary>
public sealed partial class PhonesView
{
    private readonly Dictionary<string, string> _revealed = new(StringComparer.Ordinal);
    private string? _refusal;

    [Parameter, EditorRequired]
    public IReadOnlyList<PhoneView> Phones { get; set; } = [];

    [CascadingParameter]
    private Task<AuthenticationState> Authentication { get; set; } = null!;

    [Inject]
    private RevealPhone Reveal { get; init; } = null!;

    [Inject]
    private IStringLocalizer<AccountTexts> Texts { get; init; } = null!;

    private static string KeyOf(PhoneView phone) => Convert.ToHexString([.. phone.NumberHash]);

    private string NumberOf(PhoneView phone) => _revealed.GetValueOrDefault(KeyOf(phone), phone.Masked);

    private string StateOf(PhoneView phone) => phone.State switch
    {
        ClaimState.Holder => Texts["NumberHeld"],
        ClaimState.Contact => Texts["NumberContact"],
        ClaimState.Disputed => Texts["NumberDisputed"],
        ClaimState.Reassigned => Texts["NumberReassigned"],
        ClaimState.Imported => Texts["NumberImported"],
        _ => Texts["NumberReleased"],
    };

    private string ProofOf(PhoneView phone) => phone.Strength switch
    {
        ProofStrength.RealTime => Texts["ProvedInRealTime"],
        ProofStrength.Quick => Texts["ProvedQuickly"],
        _ => Texts["ProvedByNobody"],
    };

    // Where the name stands in the sentence is the language's own affair.
    private (string Before, string After) AroundTheName(SharedPhoneView other)
    {
        var sentence = Texts[other.State is ClaimState.Holder ? "NumberBelongsTo" : "NumberAlsoAt", "\n"].Value.Split('\n');
        return (sentence[0], sentence[1]);
    }

    private async Task RevealAsync(PhoneView phone)
    {
        var state = await Authentication;
        var number = await Reveal.RunAsync(phone.Origin, [.. phone.NumberHash], state.User);
        _refusal = SentenceOf(number.Error);
        if (number.Succeeded)
            _revealed[KeyOf(phone)] = number.Value.InFull();
    }

    private static string? SentenceOf(Error? refusal)
    {
        if (refusal is null)
            return null;
        if (refusal == RevealPhone.TooMany)
            return "RevealTooMany";
        return refusal == RevealPhone.Gone ? "RevealGone" : "RevealForbidden";
    }
}
