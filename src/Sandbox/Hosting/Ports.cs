using System.Net;
using System.Net.Sockets;

namespace BlazorConsole.Sandbox.Hosting;

/// <summary>Finds a port that somebody else uses before anything is started on it.</summary>
internal static class Ports
{
    public static string? InUse(SandboxOptions options)
    {
        (int Port, string Switch)[] wanted = options.WeChatOnly
            ? [(options.WeChatPort, "--wechat-port"), (options.WebViewPort, "--webview-port")]
            : [(options.ConsolePort, "--console-port"), (options.WeChatPort, "--wechat-port"), (options.WebViewPort, "--webview-port")];
        return wanted.Where(want => !IsFree(want.Port)).Select(Sentence).FirstOrDefault();
    }

    private static string Sentence((int Port, string Switch) want) =>
        $"Port {want.Port} is in use: stop what uses it, or choose another port with {want.Switch}.";

    private static bool IsFree(int port)
    {
        using var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
            socket.Listen();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
