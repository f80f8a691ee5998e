namespace BlazorConsole.Features.SignIn;

/// <summary>What the sign-in page shows inside WeChat; the names are the keys of its texts.</summary>
public enum SignInView
{
    /// <summary>Nobody known: the person may tap.</summary>
    Ask,

    /// <summary>A virtual visitor, who has no account.</summary>
    Guest,

    /// <summary>No official account is configured that could ask.</summary>
    Elsewhere,

    /// <summary>The browser keeps no cookie.</summary>
    Cookies,
}
