using System.Text.RegularExpressions;

namespace BlazorConsole.Sandbox.Cast;

/// <summary>The cast. Ids are stable: tests, screenshots and documentation refer to them.</summary>
internal static partial class People
{
    public static IReadOnlyList<Person> All { get; } =
    [
        new("xiaowang", "小王", new("One person behind four doors: official account, web site, mini program and app.", "一个人，四个入口：公众号、网站、小程序和 App。"))
            { Phone = "+86 13800138866", FollowedFormerAccount = true },
        new("xiaohong", "小红", new("Somebody else, with nothing unusual about her.", "另一位普通用户。"))
            { Phone = "+86 13900139000" },
        new("wang-work", "王先生", new(
                "小王's second WeChat, an old version, on the same phone number.", "小王的第二个微信（旧版本），手机号相同。"))
            { Phone = "+86 13800138866", HasOldWeChat = true },
        new("lilei", "李雷", new("The UnionID comes late: the first sign-in at each app is without one.", "UnionID 来得晚：在每个应用首次登录时都没有。"))
            { Phone = "+86 13700137001", UnionIdComesLate = true },
        new("zhaolei", "赵磊", new("Gave up the phone number that 孙悦 has now.", "原来的手机号现在归孙悦使用。")),
        new("sunyue", "孙悦", new("Holds a recycled phone number: it was 赵磊's.", "二次放号：这个手机号以前是赵磊的。"))
            { Phone = "+86 13600136002" },
        new("chenmama", "陈妈妈", new("A family phone: the number belongs to her and to 小宝.", "家庭手机：与小宝共用一个手机号。"))
            { Phone = "+86 13500135003" },
        new("xiaobao", "小宝", new("A family phone: the number belongs to him and to 陈妈妈.", "家庭手机：与陈妈妈共用一个手机号。"))
            { Phone = "+86 13500135003" },
        new("laozhou", "老周", new("A migrated OpenID: followed an official account that has since become this one.", "OpenID 已迁移：关注过一个后来并入本公众号的旧公众号。"))
            { Phone = "+86 13400134004", FollowedFormerAccount = true },
        new("zoe", "👩‍🚀 <b>Zoë</b> & \u202Eשלום", new("A nickname with an emoji, HTML and text that runs from right to left.", "昵称含表情、HTML 和从右到左的文字。"))
            { Phone = "+44 7700900123" },
        new("guest", "快照访客", new("A snapshot visitor: WeChat answers with a virtual user, who must never become an account.", "快照页访客：微信返回虚拟用户，绝不能建立账号。"))
            { IsSnapshotVisitor = true },
    ];

    /// <summary>Also finds the load driver's people: any number of them exists, as <c>load-1</c>, <c>load-2</c> …</summary>
    public static Person? Find(string? id)
    {
        if (id is null)
            return null;
        return All.FirstOrDefault(person => person.Id == id)
            ?? (LoadDriverId().IsMatch(id) ? LoadDriver(id["load-".Length..]) : null);
    }

    // Everybody of them has a number of their own, so that a load never joins two.
    private static Person LoadDriver(string number) =>
        new($"load-{number}", $"Load {number}", new("One of the load driver's people.", "压测用户。")) { Phone = $"+86 19{number.PadLeft(9, '0')}" };

    [GeneratedRegex("^load-[0-9]{1,9}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoadDriverId();
}
