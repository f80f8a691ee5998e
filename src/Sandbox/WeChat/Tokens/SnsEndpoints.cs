namespace BlazorConsole.Sandbox.WeChat.Tokens;

internal static class SnsEndpoints
{
    public static void MapSns(this IEndpointRouteBuilder routes)
    {
        var sns = routes.MapGroup("/sns").AddEndpointFilter(RequireGetAsync);
        sns.Map("/oauth2/access_token", ExchangeCode.Answer);
        sns.Map("/oauth2/refresh_token", RefreshToken.Answer);
        sns.Map("/auth", CheckToken.Answer);
        sns.Map("/userinfo", UserInfo.Answer);
    }

    // A wrong method is a business error here, like everything else: HTTP 200 with a body.
    private static ValueTask<object?> RequireGetAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next) =>
        HttpMethods.IsGet(context.HttpContext.Request.Method)
            ? next(context)
            : ValueTask.FromResult<object?>(context.HttpContext.RequestServices.GetRequiredService<SnsReply>().Refusal(WeChatError.RequiresGet));
}
