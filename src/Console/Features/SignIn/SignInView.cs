namespace BlazorConsole.Features.SignIn;

/// <summary>What the sign-in page shows on a phone; the names are the keys of its texts.</summary>
public enum SignInView
{
    /// <summary>Nobody known: the person may tap.</summary>
    Ask,

    /// <summary>A virtual visitor, who has no account.</summary>
    Guest,

    /// <summary>No official account is configured that could ask.</summary>
    Elsewhere,

    /// <summary>A page inside a mini program, which signs people in itself.</summary>
    MiniProgram,

    /// <summary>The codes, on a phone too: for whoever scans them with another one.</summary>
    Codes,

    /// <summary>The browser keeps no cookie.</summary>
    Cookies,
}
