using System.Buffers.Binary;
using System.Net;
using System.Text.Json.Nodes;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>POST /cgi-bin/qrcode/create and its picture.</summary>
public sealed class SceneCodeTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Code_WithANamedScene_HasTicketLifeAndAddress()
    {
        var code = await sandbox.CreateCodeAsync();

        Assert.StartsWith("gQ", (string?)code["ticket"], StringComparison.Ordinal);
        Assert.Equal(300, (int)code["expire_seconds"]!);
        Assert.StartsWith("http://weixin.qq.com/q/02", (string?)code["url"], StringComparison.Ordinal);
        Assert.False(code.AsObject().ContainsKey("errcode"));
    }

    [Theory]
    [InlineData("""{"action_name":"QR_SCENE","expire_seconds":60,"action_info":{"scene":{"scene_id":4294967295}}}""", null)]
    [InlineData("""{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":100000}}}""", null)]
    [InlineData("""{"action_name":"QR_LIMIT_STR_SCENE","action_info":{"scene":{"scene_str":"shop"}}}""", null)]
    [InlineData("""{"action_name":"QR_STR_SCENE","expire_seconds":2592000,"action_info":{"scene":{"scene_str":"x"}}}""", null)]
    [InlineData("""{"action_name":"QR_OTHER","action_info":{"scene":{"scene_id":1}}}""", 40052)]
    [InlineData("""{"action_info":{"scene":{"scene_id":1}}}""", 40052)]
    [InlineData("""{"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":0}}}""", 40053)]
    [InlineData("""{"action_name":"QR_SCENE","action_info":{"scene":{"scene_id":4294967296}}}""", 40053)]
    [InlineData("""{"action_name":"QR_SCENE","action_info":{"scene":{"scene_str":"1"}}}""", 40053)]
    [InlineData("""{"action_name":"QR_LIMIT_SCENE","action_info":{"scene":{"scene_id":100001}}}""", 40053)]
    [InlineData("""{"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":""}}}""", 40053)]
    [InlineData("""{"action_name":"QR_STR_SCENE","action_info":{"scene":{"scene_str":7}}}""", 40053)]
    [InlineData("""{"action_name":"QR_STR_SCENE","expire_seconds":2592001,"action_info":{"scene":{"scene_str":"x"}}}""", 40053)]
    [InlineData("""{"action_name":"QR_STR_SCENE"}""", 40053)]
    [InlineData("""{"action_name":7}""", 47001)]
    public async Task Code_AskedForInEveryWay_IsMadeOrRefused(string wish, int? errcode)
    {
        var code = await sandbox.CreateCodeAsync(JsonNode.Parse(wish)!);

        Assert.Equal(errcode, (int?)code["errcode"]);
        Assert.Equal(errcode is null && !wish.Contains("LIMIT", StringComparison.Ordinal), code.AsObject().ContainsKey("expire_seconds"));
    }

    [Fact]
    public async Task Scene_OfSixtyFourCharacters_IsTheLongest()
    {
        Assert.NotNull((await sandbox.CreateCodeAsync(new string('x', 64)))["ticket"]);
        Assert.Equal(40053, (int)(await sandbox.CreateCodeAsync(new string('x', 65)))["errcode"]!);
    }

    [Fact]
    public async Task Code_AskedForByAMiniProgram_IsNotAllowed()
    {
        var token = (string)(await sandbox.StableTokenAsync(sandbox.Mini))["access_token"]!;

        Assert.Equal(48001, (int)(await sandbox.PostAsync($"/cgi-bin/qrcode/create?access_token={token}", new { }))["errcode"]!);
    }

    [Fact]
    public async Task Picture_OfACode_IsAJpegForAsLongAsItLives()
    {
        var ticket = (string)(await sandbox.CreateCodeAsync("short", 60))["ticket"]!;
        using var picture = await ShowAsync(Uri.EscapeDataString(ticket));
        var bytes = await picture.Content.ReadAsByteArrayAsync();

        Assert.Equal("image/jpg", picture.Content.Headers.ContentType!.MediaType);
        Assert.True(bytes.Length >= 1024);
        Assert.True(bytes.AsSpan().StartsWith((byte[])[0xFF, 0xD8, 0xFF]) && bytes.AsSpan().EndsWith((byte[])[0xFF, 0xD9]));
        var frame = bytes.AsSpan().IndexOf((byte[])[0xFF, 0xC0]);
        Assert.True(BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(frame + 5)) is > 300 and < 1000);
        using var unknown = await ShowAsync("gQnobody");
        Assert.Equal(HttpStatusCode.NotFound, unknown.StatusCode);
        await sandbox.AdvanceAsync(TimeSpan.FromSeconds(60));
        using var expired = await ShowAsync(Uri.EscapeDataString(ticket));
        Assert.Equal(HttpStatusCode.NotFound, expired.StatusCode);
    }

    private Task<HttpResponseMessage> ShowAsync(string ticket) =>
        sandbox.Client.GetAsync(new Uri($"{sandbox.Origins.WeChat}/cgi-bin/showqrcode?ticket={ticket}"));
}
