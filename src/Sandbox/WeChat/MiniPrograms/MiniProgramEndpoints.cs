namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

internal static class MiniProgramEndpoints
{
    public static void MapMiniPrograms(this IEndpointRouteBuilder routes)
    {
        routes.Map(ExchangeLoginCode.Path, ExchangeLoginCode.Answer);
        routes.Map(GetPhoneNumber.Path, GetPhoneNumber.AnswerAsync);
    }
}
