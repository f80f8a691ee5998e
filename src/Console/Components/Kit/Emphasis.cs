namespace BlazorConsole.Components.Kit;

public enum Emphasis
{
    Normal,
    Primary,
    Danger,
    Quiet,
}
