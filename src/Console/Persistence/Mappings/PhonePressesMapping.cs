using BlazorConsole.Domain.Channels;
using BlazorConsole.Domain.Phones;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class PhonePressesMapping : IEntityTypeConfiguration<PhonePresses>
{
    public void Configure(EntityTypeBuilder<PhonePresses> builder)
    {
        builder.ToTable("phone_presses");
        builder.HasKey(presses => new { presses.Channel, presses.Month });
        builder.HasOne<Channel>().WithMany().HasForeignKey(presses => presses.Channel).OnDelete(DeleteBehavior.Restrict);
    }
}
