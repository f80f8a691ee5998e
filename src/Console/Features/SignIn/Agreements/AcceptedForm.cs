using BlazorConsole.Domain.Agreements;

namespace BlazorConsole.Features.SignIn.Agreements;

/// <summary>The agreements that were ticked in a form: each as key and version with a space between, which neither of them can hold.</summary>
internal static class AcceptedForm
{
    public static IReadOnlySet<AgreementVersion> Read(IFormCollection form) => form["accept"].Select(Accepted).OfType<AgreementVersion>().ToHashSet();

    private static AgreementVersion? Accepted(string? value) =>
        value?.Split(' ') is [var key, var version] ? new AgreementVersion(key, version) : null;
}
