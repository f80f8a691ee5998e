using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Identities;
using BlazorConsole.Domain.LoginTickets;
using BlazorConsole.Domain.Shared;

namespace BlazorConsole.Domain.Tests.LoginTickets;

public sealed class LoginTicketTests
{
    private static readonly WeChatSubject Subject = new(Given.AppId, Given.OpenId(), null);

    [Fact]
    public void Approve_OneMillisecondAfterTheDeadline_IsRefused() // attack case A7
    {
        var ticket = Given.ScannedTicket();

        var refusal = ticket.Approve(Given.Origin(1), ticket.Deadline.AddMilliseconds(1));

        Assert.Equal(TicketErrors.Expired, refusal);
        Assert.Null(ticket.Origin);
        Assert.Equal(LoginTicketState.Scanned, ticket.State);
    }

    [Fact]
    public void Approve_OneMillisecondBeforeTheDeadline_Approves()
    {
        var ticket = Given.ScannedTicket();

        Assert.Null(ticket.Approve(Given.Origin(1), ticket.Deadline.AddMilliseconds(-1)));
        Assert.Equal(LoginTicketState.Approved, ticket.State);
    }

    [Fact]
    public void Scan_ByASecondPhone_IsRefusedAndChangesNothing()
    {
        var first = Enumerable.Repeat((byte)1, 32).ToArray();
        var ticket = Given.ScannedTicket(first);

        var refusal = ticket.Scan(
            Subject with { OpenId = Given.OpenId(2) }, Enumerable.Repeat((byte)2, 32).ToArray(), new Profile("other", null), [2], Given.Now, TimeSpan.FromMinutes(5));

        Assert.Equal(TicketErrors.AlreadyScanned, refusal);
        Assert.True(ticket.IsHeldBy(first));
        Assert.Equal("小王", ticket.Nickname);
    }

    [Fact]
    public void Scan_OfAFreshTicket_GivesTimeToConfirmFromTheScanOn()
    {
        var ticket = Given.Ticket(lifetime: TimeSpan.FromSeconds(120));
        var scannedAt = Given.Now.AddSeconds(100);

        Assert.Null(ticket.Scan(Subject, new byte[32], new Profile(null, null), [1], scannedAt, TimeSpan.FromMinutes(5)));

        Assert.Equal(scannedAt.AddMinutes(5), ticket.Deadline);
    }

    [Theory]
    [InlineData(LoginTicketSignal.Deny)]
    [InlineData(LoginTicketSignal.Replace)]
    [InlineData(LoginTicketSignal.Abandon)]
    public void Move_ToAFinalState_DropsTheEvidence(LoginTicketSignal signal)
    {
        var ticket = Given.ScannedTicket();

        Assert.Null(ticket.Move(signal, Given.Now));

        Assert.Null(ticket.Evidence);
    }

    [Fact]
    public void CancelThenConfirm_FirstFinalState_Wins() // attack case A8
    {
        var ticket = Given.ScannedTicket();
        ticket.Move(LoginTicketSignal.Deny, Given.Now);

        Assert.Equal(TicketErrors.Denied, ticket.Approve(Given.Origin(1), Given.Now));
        Assert.Equal(LoginTicketState.Denied, ticket.State);
    }

    [Fact]
    public void ConfirmThenCancel_FirstAnswer_Wins() // attack case A8
    {
        var ticket = Given.ScannedTicket();
        ticket.Approve(Given.Origin(1), Given.Now);

        Assert.Equal(TicketErrors.AlreadyApproved, ticket.Move(LoginTicketSignal.Deny, Given.Now));
        Assert.Equal(LoginTicketState.Approved, ticket.State);
    }

    [Fact]
    public void StateAt_TheDeadlineItself_IsExpired()
    {
        var ticket = Given.Ticket();

        Assert.Equal(LoginTicketState.Issued, ticket.StateAt(ticket.Deadline.AddTicks(-1)));
        Assert.Equal(LoginTicketState.Expired, ticket.StateAt(ticket.Deadline));
    }

    [Fact]
    public void NewId_ReadBack_IsTheSameAndFitsALink()
    {
        var id = LoginTicketId.New();

        Assert.True(LoginTicketId.TryParse(id.Value, out var read));
        Assert.Equal(id, read);
        Assert.Matches("^[A-Za-z0-9_-]{22}$", id.Value);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("short")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA%")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAA ")]
    public void TryParse_OfAnythingElse_IsRefused(string? text) => Assert.False(LoginTicketId.TryParse(text, out _));

    [Fact]
    public void Scan_ByTheSameWeChatAgain_GivesTheNewTokenTheTicketAndNoMoreTime()
    {
        var ticket = Given.ScannedTicket();
        var deadline = ticket.Deadline;
        byte[] next = [.. Enumerable.Repeat((byte)7, 32)];

        Assert.Null(Scan(ticket, Given.OpenId(), next, Given.Now.AddMinutes(1)));

        Assert.True(ticket.IsHeldBy(next));
        Assert.False(ticket.IsHeldBy(new byte[32]));
        Assert.Equal(deadline, ticket.Deadline);
    }

    [Fact]
    public void Scan_ByAnotherWeChat_IsRefusedAndTheFirstPhoneKeepsTheTicket()
    {
        var ticket = Given.ScannedTicket();

        Assert.Equal(TicketErrors.AlreadyScanned, Scan(ticket, Given.OpenId(2), new byte[32], Given.Now));
        Assert.Equal(Given.OpenId(), ticket.ScannedOpenId);
    }

    [Fact]
    public void Keep_WhilePersonIsAsked_ReplacesTheEvidence()
    {
        var ticket = Given.ScannedTicket();

        Assert.Null(ticket.Keep([2], Given.Now));
        Assert.Equal([2], ticket.Evidence!);
    }

    [Fact]
    public void Keep_OfATicketThatIsOver_IsRefused()
    {
        var ticket = Given.ScannedTicket();
        ticket.Move(LoginTicketSignal.Deny, Given.Now);

        Assert.Equal(TicketErrors.Denied, ticket.Keep([2], Given.Now));
        Assert.Null(ticket.Evidence);
    }

    [Theory]
    [InlineData(LoginTicketSignal.Deny)]
    [InlineData(LoginTicketSignal.Replace)]
    [InlineData(LoginTicketSignal.Abandon)]
    public void Move_ToAnEndWithoutASignIn_ForgetsWhoScanned(LoginTicketSignal signal)
    {
        var ticket = Given.ScannedTicket();
        ticket.Move(signal, Given.Now);

        Assert.Equal((null, null, null, null), (ticket.ScannedAppId, ticket.ScannedOpenId, ticket.Nickname, ticket.Evidence));
    }

    private static Error? Scan(LoginTicket ticket, OpenId openId, byte[] scanToken, DateTimeOffset now) => ticket.Scan(
        new WeChatSubject(Given.AppId, openId, null), scanToken, new Profile(null, null), [1], now, TimeSpan.FromMinutes(5));

    [Fact]
    public void Number_ThatIsAskedFor_IsRightOrCounted_AndTheThirdWrongOneRefusesTheTicket()
    {
        var ticket = Given.ScannedTicket();
        Assert.Null(ticket.CheckNumber(null, Given.Now));
        ticket.AskForNumber(42);
        ticket.AskForNumber(77);

        Assert.Equal(42, ticket.Number);
        Assert.Null(ticket.CheckNumber(42, Given.Now));
        Assert.Equal(TicketErrors.NumberRequired, ticket.CheckNumber(null, Given.Now));
        Assert.Equal(TicketErrors.WrongNumber, ticket.CheckNumber(41, Given.Now));
        Assert.Equal(TicketErrors.WrongNumber, ticket.CheckNumber(0, Given.Now));
        Assert.Equal(LoginTicketState.Scanned, ticket.State);
        Assert.Equal(TicketErrors.Denied, ticket.CheckNumber(99, Given.Now));
        Assert.Equal(LoginTicketState.Denied, ticket.State);
    }
}
