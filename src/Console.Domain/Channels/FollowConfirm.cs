namespace BlazorConsole.Domain.Channels;

/// <summary>How a person who followed an official account by a screen's code says yes to the sign-in.</summary>
public enum FollowConfirm
{
    /// <summary>By a tap on the page that the account's reply links.</summary>
    Link,

    /// <summary>Not at all: scanning is the yes. Whoever is shown a stranger's code signs that stranger's screen in.</summary>
    None,
}
