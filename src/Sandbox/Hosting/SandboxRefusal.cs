namespace BlazorConsole.Sandbox.Hosting;

/// <summary>Why the sandbox does not start or does not go on; its message is the sentence for the person at the terminal.</summary>
internal sealed class SandboxRefusal : Exception
{
    public SandboxRefusal()
    {
    }

    public SandboxRefusal(string message)
        : base(message)
    {
    }

    public SandboxRefusal(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
