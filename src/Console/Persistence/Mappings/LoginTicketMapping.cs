using BlazorConsole.Domain.Accounts;
using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.LoginTickets;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class LoginTicketMapping : IEntityTypeConfiguration<LoginTicket>
{
    public void Configure(EntityTypeBuilder<LoginTicket> builder)
    {
        builder.ToTable("login_tickets");
        builder.HasKey(ticket => ticket.Id);
        builder.Property(ticket => ticket.Scenario).HasMaxLength(Scenario.MaxLength);
        builder.Property(ticket => ticket.Nickname).HasMaxLength(Account.MaxNicknameLength);
        builder.Property(ticket => ticket.Session).HasMaxLength(32);
        builder.Property(ticket => ticket.ScanTokenHash).HasMaxLength(32);
        builder.Property(ticket => ticket.Version).IsConcurrencyToken();
        builder.ComplexProperty(ticket => ticket.Binding, binding => binding.Property(b => b.Hash).HasMaxLength(32));
        builder.ComplexProperty(ticket => ticket.Asker, AskerMapping.Map);
        builder.HasOne<Channel>().WithMany().HasForeignKey(ticket => ticket.Channel).OnDelete(DeleteBehavior.Restrict);
        builder.HasOne<Origin>().WithMany().HasForeignKey(ticket => ticket.Origin).OnDelete(DeleteBehavior.Restrict);
        builder.HasIndex(ticket => ticket.Deadline);
        builder.HasIndex(ticket => ticket.ScanTokenHash);
    }
}

internal static class AskerMapping
{
    public static void Map(ComplexPropertyBuilder<Asker> asker)
    {
        asker.Property(a => a.Site).HasMaxLength(Asker.MaxLength);
        asker.Property(a => a.Browser).HasMaxLength(Asker.MaxLength);
        asker.Property(a => a.System).HasMaxLength(Asker.MaxLength);
        asker.Property(a => a.City).HasMaxLength(Asker.MaxLength);
        asker.Property(a => a.App).HasMaxLength(Asker.MaxLength);
    }
}
