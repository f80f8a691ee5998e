using System.Text;
using Microsoft.EntityFrameworkCore;

namespace BlazorConsole.Persistence;

/// <summary>Column names as every SQL tool likes them: <c>last_sign_in_at</c>.</summary>
internal static class SnakeCase
{
    public static void NameColumnsInSnakeCase(this ModelBuilder modelBuilder)
    {
        foreach (var property in modelBuilder.Model.GetEntityTypes().SelectMany(entity => entity.GetProperties()))
            property.SetColumnName(Of(property.GetColumnName()));
    }

    private static string Of(string name)
    {
        var result = new StringBuilder(name.Length + 4);
        for (var i = 0; i < name.Length; i++)
        {
            if (i > 0 && char.IsUpper(name[i]) && name[i - 1] != '_')
                result.Append('_');
            result.Append(char.ToLowerInvariant(name[i]));
        }

        return result.ToString();
    }
}
