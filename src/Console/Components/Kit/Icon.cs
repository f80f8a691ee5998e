namespace BlazorConsole.Components.Kit;

public enum Icon
{
    People,
    Menu,
    Close,
    Search,
    Sun,
    Moon,
    Screen,
    SignOut,
    Info,
    Warn,
    Danger,
    Newer,
    Older,
    Copy,
    Key,
    Shield,
    Channel,
}
