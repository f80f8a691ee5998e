using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class MintedCodes : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "Code_Kind",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Link");

            migrationBuilder.AddColumn<string>(
                name: "Code_Page",
                table: "channels",
                type: "TEXT",
                maxLength: 128,
                nullable: false,
                defaultValue: "pages/sign-in/sign-in");

            migrationBuilder.AddColumn<string>(
                name: "Code_Version",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Release");

            migrationBuilder.CreateTable(
                name: "minted_codes",
                columns: table => new
                {
                    ticket = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    look = table.Column<string>(type: "TEXT", maxLength: 144, nullable: false),
                    image = table.Column<byte[]>(type: "BLOB", maxLength: 262144, nullable: false),
                    minted_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_minted_codes", x => x.ticket);
                    table.ForeignKey(
                        name: "FK_minted_codes_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_minted_codes_channel_minted_at",
                table: "minted_codes",
                columns: new[] { "channel", "minted_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "minted_codes");

            migrationBuilder.DropColumn(
                name: "Code_Kind",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "Code_Page",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "Code_Version",
                table: "channels");
        }
    }
}
