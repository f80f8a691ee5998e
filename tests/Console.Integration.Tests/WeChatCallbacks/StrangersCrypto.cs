using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace BlazorConsole.Integration.Tests.WeChatCallbacks;

/// <summary>The npm package wechat-crypto, which others wrote for the real WeChat, under Node.js.</summary>
internal static class StrangersCrypto
{
    /// <param name="followed">Whose token and keys.</param>
    /// <param name="timestamp">What is signed with it.</param>
    /// <param name="nonce">What is signed with it.</param>
    /// <param name="message">To be encrypted.</param>
    /// <param name="encrypted">Or to be opened.</param>
    public static async Task<JsonNode> RunAsync(
        FollowedConsole followed, string timestamp, string nonce, string? message = null, string? encrypted = null)
    {
        using var node = Process.Start(new ProcessStartInfo("node", [Path.Combine(Repository.Root, "tests/Sandbox.Strangers/crypto/crypto.cjs")])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var (output, error) = (node.StandardOutput.ReadToEndAsync(), node.StandardError.ReadToEndAsync());
        await node.StandardInput.WriteAsync(JsonSerializer.Serialize(new
        {
            token = followed.Token,
            key = followed.EncodingAesKey,
            appId = followed.Console.OfficialAccount.AppId,
            timestamp,
            nonce,
            message,
            encrypted,
        }));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        Assert.True(node.ExitCode == 0, await error);
        return JsonNode.Parse(await output)!;
    }
}
