namespace BlazorConsole.Components.Kit;

public enum Severity
{
    Info,
    Warn,
    Danger,
}
