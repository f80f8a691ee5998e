using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Doors : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "kind",
                table: "sessions",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Browser");

            migrationBuilder.AlterColumn<string>(
                name: "ticket",
                table: "authorization_states",
                type: "TEXT",
                maxLength: 22,
                nullable: true,
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 22);

            migrationBuilder.AddColumn<int>(
                name: "attempt",
                table: "authorization_states",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1);

            migrationBuilder.AddColumn<string>(
                name: "purpose",
                table: "authorization_states",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Scan");

            migrationBuilder.CreateTable(
                name: "enrolments",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    scenario = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    evidence = table.Column<byte[]>(type: "BLOB", nullable: false),
                    deadline = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_enrolments", x => x.token_hash);
                    table.ForeignKey(
                        name: "FK_enrolments_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_channel",
                table: "enrolments",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_enrolments_deadline",
                table: "enrolments",
                column: "deadline");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "enrolments");

            migrationBuilder.DropColumn(
                name: "kind",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "attempt",
                table: "authorization_states");

            migrationBuilder.DropColumn(
                name: "purpose",
                table: "authorization_states");

            migrationBuilder.AlterColumn<string>(
                name: "ticket",
                table: "authorization_states",
                type: "TEXT",
                maxLength: 22,
                nullable: false,
                defaultValue: "",
                oldClrType: typeof(string),
                oldType: "TEXT",
                oldMaxLength: 22,
                oldNullable: true);
        }
    }
}
