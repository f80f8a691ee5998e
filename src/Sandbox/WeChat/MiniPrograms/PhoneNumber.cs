namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>A number in WeChat's three fields: at home without the country code, abroad with it, and always once more without it.</summary>
internal sealed record PhoneNumber(string CountryCode, string Pure)
{
    private const string Home = "86";

    public string WithCountryWhenForeign => CountryCode == Home ? Pure : CountryCode + Pure;

    /// <param name="written">As the cast has it: "+86 13800138866".</param>
    public static PhoneNumber Of(string written)
    {
        var space = written.IndexOf(' ', StringComparison.Ordinal);
        return new(written[1..space], written[(space + 1)..]);
    }
}
