using System.Collections.Concurrent;
using BlazorConsole.Sandbox.Apps;

namespace BlazorConsole.Sandbox.Phone.Links;

/// <summary>Which scanned links open which mini program. The console's codes for its mini program lie under /m/, and under nothing else.</summary>
internal sealed class LinkRules
{
    private readonly ConcurrentDictionary<string, LinkRule> _rules = new(StringComparer.Ordinal);

    public LinkRules(AppRegister apps, Origins origins) =>
        Set(new LinkRule(apps.Mini.Key, $"{origins.Console}/m/", "pages/sign-in/sign-in") { Published = true });

    public IEnumerable<LinkRule> Read() => _rules.Values;

    public LinkRule? Find(string app) => _rules.GetValueOrDefault(app);

    public void Set(LinkRule rule) => _rules[rule.App] = rule;

    public LinkRule? For(Uri link) => _rules.Values.FirstOrDefault(rule => rule.Opens(link));
}
