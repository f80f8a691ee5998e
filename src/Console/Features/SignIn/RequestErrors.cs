using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Features.SignIn;

/// <summary>Refusals of a request that cannot be understood.</summary>
internal static class RequestErrors
{
    /// <summary>Not JSON of the right shape, or a value of impossible length.</summary>
    public static readonly Error Invalid = new("request.invalid", "The request is not JSON of the shape that is expected here.");
}
