using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ChannelSettings : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<byte[]>(
                name: "Push_EncodingAesKey",
                table: "channels",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<string>(
                name: "Push_Forward",
                table: "channels",
                type: "TEXT",
                maxLength: 512,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<byte[]>(
                name: "Push_Token",
                table: "channels",
                type: "BLOB",
                nullable: false,
                defaultValue: new byte[0]);

            migrationBuilder.AddColumn<byte[]>(
                name: "former_secret",
                table: "channels",
                type: "BLOB",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_on",
                table: "channels",
                type: "INTEGER",
                nullable: false,
                defaultValue: true);

            migrationBuilder.AddColumn<string>(
                name: "mode",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Automatic");

            migrationBuilder.AddColumn<string>(
                name: "scenarios",
                table: "channels",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.AddColumn<long>(
                name: "secret_changed_at",
                table: "channels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Configuration");

            migrationBuilder.AddColumn<int>(
                name: "version",
                table: "channels",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Push_EncodingAesKey",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "Push_Forward",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "Push_Token",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "former_secret",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "is_on",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "mode",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "scenarios",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "secret_changed_at",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "source",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "version",
                table: "channels");
        }
    }
}
