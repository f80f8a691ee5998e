using BlazorConsole.Domain.Channels;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace BlazorConsole.Persistence.Mappings;

internal sealed class VerificationFileMapping : IEntityTypeConfiguration<VerificationFile>
{
    public void Configure(EntityTypeBuilder<VerificationFile> builder)
    {
        builder.ToTable("verification_files");
        builder.HasKey(file => new { file.Folder, file.Name });
        builder.Property(file => file.Folder).HasMaxLength(VerificationFile.MaxFolderLength);
        builder.Property(file => file.Name).HasMaxLength(VerificationFile.MaxNameLength);
        builder.Property(file => file.Text).HasMaxLength(VerificationFile.MaxBytes);
        builder.HasOne<Channel>().WithMany().HasForeignKey(file => file.Channel).OnDelete(DeleteBehavior.Restrict);
    }
}
