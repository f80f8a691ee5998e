using BlazorConsole.Components.Kit;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Kit;

public sealed class KitTableTests : ConsoleTestContext
{
    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    [Fact]
    public void Table_WithoutRowsYet_SaysThatItLoads()
    {
        var table = RenderTable(rows: null);

        Assert.Equal("Loading…", table.Find("[role=status]").TextContent);
        Assert.NotNull(table.Find("[aria-busy=true]"));
    }

    [Fact]
    public void Table_WithNoRows_ShowsWhatWouldFillIt()
    {
        var table = RenderTable(rows: []);

        Assert.Contains("Nobody yet", table.Markup, StringComparison.Ordinal);
        Assert.Empty(table.FindAll("table"));
    }

    [Fact]
    public void Table_Failed_OffersToTryAgain()
    {
        var retries = 0;
        var table = Render<KitTable<string>>(parameters => parameters
            .Add(t => t.Failed, value: true)
            .Add(t => t.OnRetry, () => retries++));

        Assert.NotNull(table.Find("[role=alert]"));
        table.Find("button").Click();
        Assert.Equal(1, retries);
    }

    [Fact]
    public void Row_EnterPressed_OpensIt()
    {
        RenderTable(["a", "b"]).FindAll("tbody tr")[1].KeyDown(new KeyboardEventArgs { Key = "Enter" });

        Assert.EndsWith("/rows/b", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Row_OtherKeyPressed_StaysHere()
    {
        var before = Navigation.Uri;

        RenderTable(["a"]).Find("tbody tr").KeyDown(new KeyboardEventArgs { Key = "x" });

        Assert.Equal(before, Navigation.Uri);
    }

    [Fact]
    public void Row_Clicked_OpensIt()
    {
        RenderTable(["a", "b"]).Find("tbody tr").Click();

        Assert.EndsWith("/rows/a", Navigation.Uri, StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_InATableThatOpensThem_AreOneStopForTab()
    {
        Assert.Equal(["0", "-1"], RenderTable(["a", "b"]).FindAll("tbody tr").Select(row => row.GetAttribute("tabindex")));
    }

    private IRenderedComponent<KitTable<string>> RenderTable(IReadOnlyList<string>? rows) =>
        Render<KitTable<string>>(parameters => parameters
            .Add(t => t.Rows, rows)
            .Add(t => t.Label, "Rows")
            .Add(t => t.RowUrl, row => "/rows/" + row)
            .Add(t => t.Empty, "Nobody yet")
            .AddChildContent<KitColumn<string>>(column => column
                .Add(c => c.Title, "Name")
                .Add(c => c.ChildContent, row => row)));
}
