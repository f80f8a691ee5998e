using BlazorConsole.Hosting;
using BlazorConsole.Resources;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace BlazorConsole.Components.Tests.Resources;

public sealed class LanguageTests
{
    [Theory]
    [InlineData("zh-CN", "zh-Hans")]
    [InlineData("zh", "zh-Hans")]
    [InlineData("zh-TW", "zh-Hans")]
    [InlineData("en-GB,en;q=0.9,zh-CN;q=0.8", "en")]
    [InlineData("fr-FR,zh-CN;q=0.5,en;q=0.7", "en")]
    [InlineData("fr", null)]
    public async Task Language_AskedByTheBrowser_IsTheClosest(string header, string? expected)
    {
        var context = NewContext();
        context.Request.Headers.AcceptLanguage = header;

        Assert.Equal(expected, await LanguageOfAsync(context));
    }

    [Fact]
    public async Task Language_Chosen_OutranksTheBrowser()
    {
        var context = NewContext();
        context.Request.Headers.AcceptLanguage = "en";
        context.Request.Headers.Cookie = "language=zh-Hans";

        Assert.Equal("zh-Hans", await LanguageOfAsync(context));
    }

    [Fact]
    public async Task Language_UnknownInTheCookie_IsNotTaken()
    {
        var context = NewContext();
        context.Request.Headers.Cookie = "language=xx";

        Assert.Null(await LanguageOfAsync(context));
    }

    private static DefaultHttpContext NewContext() => new()
    {
        RequestServices = new ServiceCollection().AddOptions().AddSingleton<ConsoleCookies>().BuildServiceProvider(),
    };

    private static async Task<string?> LanguageOfAsync(HttpContext context) =>
        (await new LanguageOfRequest().DetermineProviderCultureResult(context))?.Cultures.Single().Value;
}
