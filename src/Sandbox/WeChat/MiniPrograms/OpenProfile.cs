using System.Text.Json.Serialization;

namespace BlazorConsole.Sandbox.WeChat.MiniPrograms;

/// <summary>A person as open data: rawData has neither ids nor watermark, what is encrypted has both.</summary>
internal sealed record OpenProfile
{
    [JsonPropertyName("openId")]
    public string? OpenId { get; init; }

    [JsonPropertyName("nickName")]
    public string Nickname { get; } = "微信用户";

    [JsonPropertyName("gender")]
    public int Gender { get; }

    [JsonPropertyName("language")]
    public string Language { get; } = "";

    [JsonPropertyName("city")]
    public string City { get; } = "";

    [JsonPropertyName("province")]
    public string Province { get; } = "";

    [JsonPropertyName("country")]
    public string Country { get; } = "";

    [JsonPropertyName("avatarUrl")]
    public string AvatarUrl { get; } = "";

    [JsonPropertyName("unionId")]
    public string? UnionId { get; init; }

    [JsonPropertyName("watermark")]
    public Watermark? Watermark { get; init; }
}
