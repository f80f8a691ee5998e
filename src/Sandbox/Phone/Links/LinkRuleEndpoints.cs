namespace BlazorConsole.Sandbox.Phone.Links;

/// <summary>Publishes link rules and takes them back, as a developer does in the mini program's console.</summary>
internal static class LinkRuleEndpoints
{
    public static void MapLinkRules(this IEndpointRouteBuilder control)
    {
        control.MapGet("/link-rules", (LinkRules rules) => rules.Read());
        control.MapPut("/link-rules/{app}", Change);
    }

    private static IResult Change(string app, RuleChange change, LinkRules rules)
    {
        if (rules.Find(app) is not { } rule)
            return Results.NotFound();
        var changed = rule with { Published = change.Published ?? rule.Published, TestLinks = change.TestLinks ?? rule.TestLinks };
        if (changed.TestLinks.Count > LinkRule.MostTestLinks)
            return Results.Text("A rule has five test links at most.", statusCode: StatusCodes.Status400BadRequest);
        if (!changed.TestLinks.All(link => Uri.TryCreate(link, UriKind.Absolute, out var address) && rule.Covers(address)))
            return Results.Text($"A test link starts with {rule.Prefix}.", statusCode: StatusCodes.Status400BadRequest);

        rules.Set(changed);
        return Results.Ok(changed);
    }

    private sealed record RuleChange(bool? Published, string[]? TestLinks);
}
