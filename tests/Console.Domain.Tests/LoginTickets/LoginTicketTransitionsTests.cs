using System.Text.RegularExpressions;
using BlazorConsole.Domain.LoginTickets;

namespace BlazorConsole.Domain.Tests.LoginTickets;

public sealed partial class LoginTicketTransitionsTests
{
    [Fact]
    public void Diagram_ComparedWithTheFunction_DrawsTheSameArrows()
    {
        var drawn = Arrow().Matches(File.ReadAllText(Repository.File("src/Console.Domain/LoginTickets/login-ticket.mermaid")))
            .Select(arrow => (arrow.Groups["from"].Value, arrow.Groups["signal"].Value, arrow.Groups["to"].Value))
            .Order();

        var coded =
            from state in Enum.GetValues<LoginTicketState>()
            from signal in Enum.GetValues<LoginTicketSignal>()
            let next = LoginTicketTransitions.Next(state, signal)
            where next is not null
            select (state.ToString(), signal.ToString(), next.ToString()!);

        Assert.Equal(coded.Order(), drawn);
    }

    [Fact]
    public void FinalState_AnySignal_IsNeverLeft()
    {
        var final = Enum.GetValues<LoginTicketState>().Where(state => !state.IsWaiting());

        Assert.All(final, state =>
            Assert.All(Enum.GetValues<LoginTicketSignal>(), signal => Assert.Null(LoginTicketTransitions.Next(state, signal))));
    }

    [Fact]
    public void WaitingState_DeadlinePassed_CanExpire()
    {
        var waiting = Enum.GetValues<LoginTicketState>().Where(state => state.IsWaiting());

        Assert.All(waiting, state => Assert.Equal(LoginTicketState.Expired, LoginTicketTransitions.Next(state, LoginTicketSignal.Expire)));
    }

    [Fact]
    public void Refusal_OfEachState_HasItsOwnCode()
    {
        var codes = Enum.GetValues<LoginTicketState>().Select(state => TicketErrors.From(state).Code).ToList();

        Assert.Equal(codes.Count, codes.Distinct().Count());
    }

    [GeneratedRegex(@"^\s+(?<from>\w+) --> (?<to>\w+): (?<signal>\w+)\r?$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Arrow();
}
