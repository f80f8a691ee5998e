using System.Text.RegularExpressions;

namespace BlazorConsole.Sandbox.Cast;

/// <summary>The cast. Ids are stable: tests, screenshots and documentation refer to them.</summary>
internal static partial class People
{
    public static IReadOnlyList<Person> All { get; } =
    [
        new("xiaowang", "小王", "One person behind four doors: official account, web site, mini program and app.") { Phone = "+86 13800138866" },
        new("xiaohong", "小红", "Somebody else, with nothing unusual about her.") { Phone = "+86 13900139000" },
        new("wang-work", "王先生", "小王's second WeChat, on the same phone number.") { Phone = "+86 13800138866" },
        new("lilei", "李雷", "The UnionID comes late: the first sign-in at each app is without one.") { Phone = "+86 13700137001", UnionIdComesLate = true },
        new("zhaolei", "赵磊", "Gave up the phone number that 孙悦 has now."),
        new("sunyue", "孙悦", "Holds a recycled phone number: it was 赵磊's.") { Phone = "+86 13600136002" },
        new("chenmama", "陈妈妈", "A family phone: the number belongs to her and to 小宝.") { Phone = "+86 13500135003" },
        new("xiaobao", "小宝", "A family phone: the number belongs to him and to 陈妈妈.") { Phone = "+86 13500135003" },
        new("zoe", "👩‍🚀 <b>Zoë</b> & \u202Eשלום", "A nickname with an emoji, HTML and text that runs from right to left.") { Phone = "+44 7700900123" },
        new("guest", "快照访客", "A snapshot visitor: WeChat answers with a virtual user, who must never become an account.") { IsSnapshotVisitor = true },
    ];

    /// <summary>Also finds the load driver's people: any number of them exists, as <c>load-1</c>, <c>load-2</c> …</summary>
    public static Person? Find(string? id)
    {
        if (id is null)
            return null;
        return All.FirstOrDefault(person => person.Id == id)
            ?? (LoadDriver().IsMatch(id) ? new Person(id, $"Load {id["load-".Length..]}", "One of the load driver's people.") : null);
    }

    [GeneratedRegex("^load-[0-9]{1,9}$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex LoadDriver();
}
