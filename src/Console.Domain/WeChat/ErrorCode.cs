namespace BlazorConsole.Domain.WeChat;

/// <summary>Values of <c>errcode</c> that the console treats by name (WeChat: global error codes).</summary>
public static class ErrorCode
{
    /// <summary>WeChat is busy; another try may succeed.</summary>
    public const int Busy = -1;

    /// <summary>The code is unknown, expired or another app's.</summary>
    public const int InvalidCode = 40029;

    /// <summary>The page is not in the mini program's published version.</summary>
    public const int InvalidPage = 41030;

    /// <summary>The code was exchanged before.</summary>
    public const int CodeUsed = 40163;

    /// <summary>The code's time ran out.</summary>
    public const int CodeExpired = 42003;

    /// <summary>The access token is not the latest one, or no token at all.</summary>
    public const int InvalidCredential = 40001;

    /// <summary>The app secret is not the app's.</summary>
    public const int InvalidSecret = 40125;

    /// <summary>WeChat takes no calls from our address: it is not on the account's list.</summary>
    public const int IpNotAllowed = 40164;

    /// <summary>The OpenID is another app's, or does not belong to the code.</summary>
    public const int InvalidOpenId = 40003;

    /// <summary>The access token has the wrong shape.</summary>
    public const int InvalidAccessToken = 40014;

    /// <summary>The day's calls are used up.</summary>
    public const int QuotaReached = 45009;

    /// <summary>Too many calls in a minute.</summary>
    public const int TooFast = 45011;

    /// <summary>The account may not call this, e.g. because it is not verified.</summary>
    public const int Unauthorized = 48001;

    /// <summary>The access token's time ran out.</summary>
    public const int TokenExpired = 42001;
}
