namespace BlazorConsole.Domain.Identities;

/// <summary>The alphabet that OpenIDs and UnionIDs share.</summary>
internal static class WeChatIdentifier
{
    public static bool IsWellFormed(string? text, int maxLength)
    {
        if (string.IsNullOrEmpty(text) || text.Length > maxLength)
            return false;

        foreach (var c in text)
        {
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('_' or '-'))
                return false;
        }

        return true;
    }
}
