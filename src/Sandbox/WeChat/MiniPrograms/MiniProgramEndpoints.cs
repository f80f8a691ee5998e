using BlazorConsole.Sandbox.WeChat.MiniPrograms.Codes;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

internal static class MiniProgramEndpoints
{
    public static void MapMiniPrograms(this IEndpointRouteBuilder routes)
    {
        routes.Map(ExchangeLoginCode.Path, ExchangeLoginCode.Answer);
        routes.Map(GetPhoneNumber.Path, GetPhoneNumber.AnswerAsync);
        routes.Map(CheckSessionKey.Path, CheckSessionKey.AnswerAsync);
        routes.Map(ResetSessionKey.Path, ResetSessionKey.AnswerAsync);
        routes.Map(CheckEncryptedData.Path, CheckEncryptedData.AnswerAsync);
        routes.Map(UnlimitedCode.Path, UnlimitedCode.AnswerAsync);
        routes.Map(LimitedCode.Path, LimitedCode.AnswerAsync);
        routes.Map(SquareCode.Path, SquareCode.AnswerAsync);
    }
}
