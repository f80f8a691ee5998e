using System.Text;
using BlazorConsole.Sandbox.Demo;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>The block at the end of a start: where everything is.</summary>
internal static class Announcement
{
    public static string Text(SandboxOptions options, Origins origins, string? administrator)
    {
        var text = new StringBuilder().AppendLine();
        text.AppendLine(options.WeChatOnly ? "The sandbox's WeChat is ready. Ctrl-C stops it." : "The sandbox is ready. Ctrl-C stops it.").AppendLine();
        Line("Demo page", $"{origins.Demo}/");
        if (!options.WeChatOnly)
            Line("Sign-in page", $"{origins.Console}/signin");
        Line("Phone", $"{origins.WeChat}/phone");
        Line("Received", $"{origins.Demo}{DemoEndpoints.ReceivedPath}");
        if (options.WeChatOnly)
            Line("WeChat", origins.WeChat);
        else
            Line("Console", $"{origins.Console}/console");
        if (administrator is not null)
            text.AppendLine().Append("  ").AppendLine(administrator);
        return text.ToString();

        void Line(string name, string value) => text.Append("  ").Append(name.PadRight(15)).AppendLine(value);
    }
}
