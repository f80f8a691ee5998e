using BlazorConsole.Domain.Privacy;
using BlazorConsole.Resources;
using Microsoft.Extensions.Localization;

namespace BlazorConsole.Features.Privacy;

/// <summary>A task in words.</summary>
internal static class PrivacySentences
{
    public static string TitleIn(this PrivacyTask task, IStringLocalizer<PrivacyTexts> texts) => task switch
    {
        { Event: PrivacyEvent.AuthorizationRevoked, RevokeInfo: { Length: > 0 } revoked } => texts[nameof(PrivacyEvent.AuthorizationRevoked), revoked],
        { Event: PrivacyEvent.AuthorizationRevoked } => texts["AuthorizationRevokedPlain"],
        _ => texts[task.Event.ToString()],
    };

    public static IEnumerable<string> SentencesIn(this PrivacyTask task, IStringLocalizer<PrivacyTexts> texts)
    {
        foreach (var step in task.Steps)
            yield return texts[step.ToString()];
        if (task is { ClosedBy: { } administrator, Note: { } note })
            yield return texts["ClosedBy", administrator, note];
    }
}
