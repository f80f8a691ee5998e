namespace BlazorConsole.Sandbox.WeChat;

/// <summary>The /sns family's answers: JSON under the content type text/plain, and no errcode on success.</summary>
internal sealed class SnsReply(TimeProvider time) : WeChatReply(time, "text/plain", beforeRid: ", ");

/// <summary>The answers of /cgi-bin and /wxa: WeChat says "encoding" where others say "charset".</summary>
internal sealed class ApiReply(TimeProvider time) : WeChatReply(time, "application/json; encoding=utf-8", beforeRid: " ");
