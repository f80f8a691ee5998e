using System.Text.Json;
using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Http.HttpResults;

namespace BlazorConsole.Features.SignIn;

/// <summary>How mini programs and apps speak with the console: JSON, names in camel case, words in kebab case.</summary>
internal static class SignInJson
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower, allowIntegerValues: false) },
    };

    /// <summary>What the request says; null when it is not JSON of that shape.</summary>
    public static async Task<T?> ReadAsync<T>(HttpContext http)
        where T : class
    {
        try
        {
            return http.Request.HasJsonContentType() ? await http.Request.ReadFromJsonAsync<T>(Options, http.RequestAborted) : null;
        }
        catch (Exception failure) when (failure is JsonException or BadHttpRequestException)
        {
            return null;
        }
    }

    public static JsonHttpResult<T> Answer<T>(T answer) => TypedResults.Json(answer, Options);
}
