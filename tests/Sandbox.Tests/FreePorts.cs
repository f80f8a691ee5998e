using System.Net;
using System.Net.Sockets;

namespace BlazorConsole.Sandbox.Tests;

internal static class FreePorts
{
    /// <summary>Ports that nobody uses at this moment, all different because all are held until the last is found.</summary>
    public static int[] Find(int count)
    {
        var listeners = Enumerable.Range(0, count).Select(_ => new TcpListener(IPAddress.Loopback, port: 0)).ToArray();
        try
        {
            foreach (var listener in listeners)
                listener.Start();
            return [.. listeners.Select(listener => ((IPEndPoint)listener.LocalEndpoint).Port)];
        }
        finally
        {
            foreach (var listener in listeners)
                listener.Dispose();
        }
    }
}
