using BlazorConsole.Features.SignIn;
using Bunit;

namespace BlazorConsole.Components.Tests;

public sealed class SkeletonTests : BunitContext
{
    [Fact]
    public void SignInPage_Rendered_SaysWhatToDo()
    {
        var page = Render<SignInPage>();

        Assert.Equal("Sign in", page.Find("h1").TextContent);
    }
}
