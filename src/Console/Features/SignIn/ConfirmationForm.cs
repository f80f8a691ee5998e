using System.Globalization;
using BlazorConsole.Domain.Recognition;
using BlazorConsole.Features.SignIn.Agreements;

namespace BlazorConsole.Features.SignIn;

/// <summary>What a person says by a form: what they ticked, and what they answered.</summary>
internal static class ConfirmationForm
{
    /// <summary>The form of a request. Without anything to tick it is empty, and an empty form may come without a type.</summary>
    public static async Task<IFormCollection> OfAsync(HttpContext http, CancellationToken cancellationToken) =>
        http.Request.HasFormContentType ? await http.Request.ReadFormAsync(cancellationToken) : FormCollection.Empty;

    public static Confirmation Read(IFormCollection form) => new(
        AcceptedForm.Read(form), Phone: null,
        Enum.TryParse<PersonAnswer>(form["answer"], ignoreCase: true, out var answer) && Enum.IsDefined(answer) ? answer : null,
        ReadNumber(form["number"]));

    /// <summary>Two digits; anything else that was typed is a number that no screen shows.</summary>
    private static int? ReadNumber(string? typed) =>
        string.IsNullOrWhiteSpace(typed) ? null : int.TryParse(typed, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
