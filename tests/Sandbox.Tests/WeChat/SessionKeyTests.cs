using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.Tests.WeChat;

/// <summary>What a session key is good for, and when it is replaced: by logins, by a reset, by time.</summary>
public sealed class SessionKeyTests(RunningSandbox sandbox) : IClassFixture<RunningSandbox>
{
    [Fact]
    public async Task Button_AfterALogin_GivesTheNumberInBothForms()
    {
        var key = await LogInAsync("xiaowang");
        var detail = await PressAsync("xiaowang", "quick");
        var opened = Open(detail, key);
        var exchanged = await sandbox.PhoneNumberAsync(new { code = (string?)detail["code"] });

        Assert.Equal("13800138866", (string?)opened["phoneNumber"]);
        Assert.Equal(sandbox.Mini.AppId, (string?)opened["watermark"]!["appid"]);
        Assert.Equal("13800138866", (string?)exchanged["phone_info"]!["phoneNumber"]);
    }

    [Fact]
    public async Task Button_WithoutALoginOrInRealTime_GivesTheCodeAlone()
    {
        await LogInAsync("xiaohong");

        Assert.Equal(["code"], (await PressAsync("xiaohong", "real-time")).AsObject().Select(field => field.Key));
        Assert.Equal(["code"], (await PressAsync("load-77", "quick")).AsObject().Select(field => field.Key));
    }

    [Fact]
    public async Task Key_ReplacedBetweenLoginAndButton_OpensNothing()
    {
        var before = await LogInAsync("xiaowang");
        var code = await sandbox.LoginCodeAsync("xiaowang");
        var detail = await PressAsync("xiaowang", "quick");
        var after = (string)(await sandbox.SessionAsync(code))["session_key"]!;

        Assert.NotEqual(before, after);
        Assert.ThrowsAny<Exception>(() => Open(detail, before));
        Assert.Equal("13800138866", (string?)Open(detail, after)["phoneNumber"]);
    }

    [Fact]
    public async Task UserInfo_OfAnybody_IsSignedEncryptedAndSaysNoName()
    {
        var key = await LogInAsync("xiaowang");
        var info = await sandbox.PostAsync("/sandbox/phone/user-info", new { person = "xiaowang" });
        var raw = (string)info["rawData"]!;
        var opened = Open(info, key);

        Assert.Equal(Sandbox.WeChat.MiniPrograms.OpenData.RawDataSignature(raw, key), (string?)info["signature"]);
        Assert.Equal(
            ["nickName", "gender", "language", "city", "province", "country", "avatarUrl"], JsonNode.Parse(raw)!.AsObject().Select(field => field.Key));
        Assert.Equal(await sandbox.OpenIdAsync("xiaowang"), (string?)opened["openId"]);
        Assert.Equal("微信用户", (string?)opened["nickName"]);
        Assert.NotNull(opened["unionId"]);
    }

    [Fact]
    public async Task Check_OfTheKeyOfTheLastLogin_IsOk()
    {
        var key = await LogInAsync("xiaowang");
        var openId = await sandbox.OpenIdAsync("xiaowang");
        var good = await AskAsync("checksession", openId, Signature(key));
        var inBody = await CheckByBodyAsync(openId, Signature(key));
        var newer = await LogInAsync("xiaowang");

        Assert.Equal("""{"errcode":0,"errmsg":"ok"}""", good.ToJsonString());
        Assert.Equal(0, (int)inBody["errcode"]!);
        Assert.Equal(87009, (int)(await AskAsync("checksession", openId, Signature(key)))["errcode"]!);
        Assert.Equal(0, (int)(await AskAsync("checksession", openId, Signature(newer)))["errcode"]!);
    }

    [Fact]
    public async Task Check_AskedWrongly_SaysWhatIsWrong()
    {
        var key = await LogInAsync("xiaowang");
        var (openId, official) = (await sandbox.OpenIdAsync("xiaowang"), await sandbox.OpenIdAsync("xiaowang", "official"));

        Assert.Equal(40003, (int)(await AskAsync("checksession", official, Signature(key)))["errcode"]!);
        Assert.Equal(87008, (int)(await AskAsync("checksession", openId, Signature(key), "md5"))["errcode"]!);
        Assert.Equal(87009, (int)(await AskAsync("checksession", openId, Signature(key).ToUpperInvariant()))["errcode"]!);
        Assert.Equal(40097, (int)(await AskAsync("checksession", openId, ""))["errcode"]!);
        Assert.Equal(48001, (int)(await AskAsync("checksession", openId, Signature(key), app: sandbox.Official))["errcode"]!);
        Assert.Equal(40014, (int)(await sandbox.SnsAsync("/wxa/checksession?access_token=x"))["errcode"]!);
    }

    [Fact]
    public async Task Reset_WithTheKey_GivesAnotherThatAloneIsGood()
    {
        var key = await LogInAsync("xiaohong");
        var openId = await sandbox.OpenIdAsync("xiaohong");
        var body = await AskAsync("resetusersessionkey", openId, Signature(key));
        var detail = await PressAsync("xiaohong", "quick");

        Assert.Equal(["errcode", "errmsg", "openid", "session_key"], body.AsObject().Select(field => field.Key));
        Assert.NotEqual(key, (string?)body["session_key"]);
        Assert.Equal("13900139000", (string?)Open(detail, (string)body["session_key"]!)["phoneNumber"]);
        Assert.Equal(87009, (int)(await AskAsync("resetusersessionkey", openId, Signature(key)))["errcode"]!);
    }

    [Fact]
    public async Task Reset_ManyTimesAtOnce_SucceedsOnce()
    {
        var key = await LogInAsync("xiaohong");
        var openId = await sandbox.OpenIdAsync("xiaohong");
        var bodies = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => AskAsync("resetusersessionkey", openId, Signature(key))));

        Assert.Single(bodies, body => (int)body["errcode"]! == 0);
    }

    [Fact]
    public async Task Reset_BeforeTheEndOfTheOldKey_DoesNotLiveLonger()
    {
        var key = await LogInAsync("xiaohong");
        var openId = await sandbox.OpenIdAsync("xiaohong");
        await sandbox.AdvanceAsync(TimeSpan.FromDays(2));
        var next = (string)(await AskAsync("resetusersessionkey", openId, Signature(key)))["session_key"]!;
        await sandbox.AdvanceAsync(TimeSpan.FromDays(1));

        Assert.Equal(87007, (int)(await AskAsync("resetusersessionkey", openId, Signature(next)))["errcode"]!);
        Assert.Equal(87009, (int)(await AskAsync("checksession", openId, Signature(next)))["errcode"]!);
    }

    [Fact]
    public async Task EncryptedData_AskedAbout_IsWeChatsForThreeDaysAndForItsAppOnly()
    {
        await LogInAsync("xiaowang");
        var data = (string)(await PressAsync("xiaowang", "quick"))["encryptedData"]!;
        var hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(data)));
        var mine = await CheckDataAsync(hash, sandbox.Mini);
        var foreign = await CheckDataAsync(hash, sandbox.Partner);
        var forged = await CheckDataAsync(new string('0', 64), sandbox.Mini);
        await sandbox.AdvanceAsync(TimeSpan.FromDays(3));
        var late = await CheckDataAsync(hash, sandbox.Mini);

        Assert.Equal(["errcode", "errmsg", "vaild", "create_time"], mine.AsObject().Select(field => field.Key));
        Assert.Equal([true, false, false, false], new[] { mine, foreign, forged, late }.Select(answer => (bool)answer["vaild"]!));
        Assert.True((long)mine["create_time"]! > 1_700_000_000);
    }

    private async Task<string> LogInAsync(string person) =>
        (string)(await sandbox.SessionAsync(await sandbox.LoginCodeAsync(person)))["session_key"]!;

    private Task<JsonNode> PressAsync(string person, string kind) => sandbox.PostAsync("/sandbox/phone/phone-code", new { person, kind });

    private static string Signature(string key) => Convert.ToHexStringLower(HMACSHA256.HashData(Encoding.UTF8.GetBytes(key), ""u8.ToArray()));

    private static JsonNode Open(JsonNode data, string key)
    {
        using var aes = Aes.Create();
        aes.Key = Convert.FromBase64String(key);
        var plaintext = aes.DecryptCbc(
            Convert.FromBase64String((string)data["encryptedData"]!), Convert.FromBase64String((string)data["iv"]!));
        return JsonNode.Parse(plaintext)!;
    }

    private async Task<string> TokenAsync(WeChatApp app) => (string)(await sandbox.StableTokenAsync(app))["access_token"]!;

    private async Task<JsonNode> AskAsync(string verb, string openId, string signature, string method = "hmac_sha256", WeChatApp? app = null) =>
        await sandbox.SnsAsync(
            $"/wxa/{verb}?access_token={await TokenAsync(app ?? sandbox.Mini)}&openid={openId}&signature={signature}&sig_method={method}");

    private async Task<JsonNode> CheckByBodyAsync(string openid, string signature)
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get, $"{sandbox.Origins.WeChat}/wxa/checksession?access_token={await TokenAsync(sandbox.Mini)}")
        {
            Content = JsonContent.Create(new { openid, signature, sig_method = "hmac_sha256" }),
        };
        using var answer = await sandbox.Client.SendAsync(request);
        return JsonNode.Parse(await answer.Content.ReadAsStringAsync())!;
    }

    private async Task<JsonNode> CheckDataAsync(string hash, WeChatApp app) => await sandbox.PostAsync(
        $"/wxa/business/checkencryptedmsg?access_token={await TokenAsync(app)}", new { encrypted_msg_hash = hash });
}
