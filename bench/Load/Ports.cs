using System.Net;
using System.Net.Sockets;

namespace BlazorConsole.Load;

internal static class Ports
{
    /// <summary>Free now; taken by nobody for as long as it takes to start a process, as a rule.</summary>
    public static int[] Free(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, 0)).ToArray();
        foreach (var listener in listeners)
            listener.Start();
        var ports = listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port).ToArray();
        foreach (var listener in listeners)
            listener.Dispose();
        return ports;
    }
}
