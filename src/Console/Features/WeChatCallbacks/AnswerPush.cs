using System.Text;
using BlazorConsole.Domain.WeChat;
using BlazorConsole.Features.Privacy;
using BlazorConsole.Features.SignIn.Follow;

namespace BlazorConsole.Features.WeChatCallbacks;

/// <summary>
/// Decides who answers a push: we do when it is about one of our codes, the company's own address when it is about anything else. All of it
/// within the time that WeChat waits (protocol 9.5).
/// </summary>
internal sealed partial class AnswerPush(
    PushesInHand inHand, ScanByFollowing scan, NoteFollowing noteFollowing, ReceivePrivacyEvent privacy, ForwardPush forward, TimeProvider clock,
    ILogger<AnswerPush> logger)
{
    /// <summary>WeChat waits five seconds; the way back takes some of them.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(4.5);

    public async Task<PushAnswer> RunAsync(SignedPush push, HttpRequest request, byte[] body)
    {
        // Not the request's own end: a second try may wait for what the first one began.
        using var limit = new CancellationTokenSource(Limit, clock);
        var (query, contentType, goesNoFurther) = (request.QueryString.Value ?? "", request.ContentType, ForwardPush.WasHere(request));
        // Not caught: what could not be stored must be told again, and no person waits for a word.
        if (ReceivePrivacyEvent.EventOf(push.Message) is { } told)
            await privacy.RunAsync(push, told, limit.Token);
        try
        {
            await noteFollowing.RunAsync(push, limit.Token).WaitAsync(limit.Token);
            if (ScanByFollowing.SceneOf(push.Message) is { } scene)
            {
                return Write(push, await inHand.RunAsync(push.KeyHash, () => ScanAsync(push, scene)).WaitAsync(limit.Token));
            }

            return goesNoFurther ? PushAnswer.Nothing : await forward.RunAsync(push.Channel, query, contentType, body, limit.Token);
        }
        catch (OperationCanceledException)
        {
            Log.TooLate(logger, push.Channel.Key);
            return PushAnswer.Nothing;
        }
        catch (Exception failure)
        {
            Log.Failed(logger, failure, push.Channel.Key);
            return PushAnswer.Nothing;
        }
    }

    // With a limit of its own: it may outlive the try that began it.
    private async Task<string> ScanAsync(SignedPush push, byte[] scene)
    {
        using var limit = new CancellationTokenSource(Limit, clock);
        return await scan.RunAsync(push, scene, limit.Token);
    }

    private PushAnswer Write(SignedPush push, string content)
    {
        var now = clock.GetUtcNow();
        var format = push.Message.Format;
        var text = PassiveReply.Text(push.Message, content, now);
        if (push.Channel.Cipher is { } cipher)
        {
            var nonce = System.Security.Cryptography.RandomNumberGenerator.GetHexString(16, lowercase: true);
            text = PassiveReply.Envelope(cipher.Encrypt(text), push.Channel.Token, nonce, format, now);
        }

        return new PushAnswer(Encoding.UTF8.GetBytes(text), format is PushFormat.Json ? "application/json" : "text/xml; charset=utf-8");
    }

    private static partial class Log
    {
        [LoggerMessage(EventId = 2302, Level = LogLevel.Warning, Message = "A push of {Channel} could not be answered in time.")]
        public static partial void TooLate(ILogger logger, string channel);

        [LoggerMessage(EventId = 2303, Level = LogLevel.Error, Message = "A push of {Channel} could not be answered.")]
        public static partial void Failed(ILogger logger, Exception failure, string channel);
    }
}
