namespace BlazorConsole.Sandbox.WeChat.OfficialAccounts;

internal static class OfficialAccountEndpoints
{
    public static void MapOfficialAccounts(this IEndpointRouteBuilder routes)
    {
        routes.Map(CreateSceneCode.Path, CreateSceneCode.AnswerAsync);
        routes.MapGet(ShowSceneCode.Path, ShowSceneCode.Answer);
        routes.Map(FollowerInfo.Path, FollowerInfo.Answer);
        routes.Map(FollowerInfo.BatchPath, FollowerInfo.AnswerBatchAsync);
        routes.Map(FollowerInfo.ListPath, FollowerInfo.AnswerList);
    }

    public static IServiceCollection AddOfficialAccounts(this IServiceCollection services) =>
        services.AddSingleton<SceneCodes>().AddSingleton<Followers>();
}
