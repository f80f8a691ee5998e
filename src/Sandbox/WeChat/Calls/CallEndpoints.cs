using BlazorConsole.Sandbox.WeChat.AppTokens;

namespace BlazorConsole.Sandbox.WeChat.Calls;

internal static class CallEndpoints
{
    // The only machine there is.
    private static readonly string[] Addresses = ["127.0.0.1"];

    public static void MapCalls(this IEndpointRouteBuilder routes)
    {
        routes.Map("/cgi-bin/getcallbackip", ListAddresses);
        routes.Map("/cgi-bin/get_api_domain_ip", ListAddresses);
        routes.Map(QuotaEndpoints.GetPath, QuotaEndpoints.GetAsync);
        routes.Map(QuotaEndpoints.ClearPath, QuotaEndpoints.ClearAsync);
        routes.Map(QuotaEndpoints.ClearBySecretPath, QuotaEndpoints.ClearBySecretAsync);
        routes.Map(FindRequest.Path, FindRequest.AnswerAsync);
    }

    private static IResult ListAddresses(HttpRequest request, AppTokenCheck check, ApiReply reply)
    {
        if (!HttpMethods.IsGet(request.Method))
            return reply.Refusal(WeChatError.RequiresGet);
        return check.Refusal(request, onlyFor: null, out _) is { } refusal ? reply.Refusal(refusal) : reply.Success(new { ip_list = Addresses });
    }
}
