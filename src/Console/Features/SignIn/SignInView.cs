namespace BlazorConsole.Features.SignIn;

/// <summary>How a sign-in that began inside WeChat came back to the page; the names are the keys of its texts.</summary>
public enum SignInView
{
    /// <summary>Nobody known: the person may tap.</summary>
    Ask,

    /// <summary>A virtual visitor, who has no account.</summary>
    Guest,

    /// <summary>The browser keeps no cookie.</summary>
    Cookies,
}
