using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class PhoneLaunchesAndSteps : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "channel",
                table: "sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "phone_skipped_at",
                table: "sessions",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "phone_step",
                table: "sessions",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "Asker_App",
                table: "login_tickets",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "number",
                table: "login_tickets",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "session",
                table: "login_tickets",
                type: "BLOB",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "original_id",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_channel",
                table: "sessions",
                column: "channel");

            migrationBuilder.AddForeignKey(
                name: "FK_sessions_channels_channel",
                table: "sessions",
                column: "channel",
                principalTable: "channels",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_sessions_channels_channel",
                table: "sessions");

            migrationBuilder.DropIndex(
                name: "IX_sessions_channel",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "channel",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "phone_skipped_at",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "phone_step",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "Asker_App",
                table: "login_tickets");

            migrationBuilder.DropColumn(
                name: "number",
                table: "login_tickets");

            migrationBuilder.DropColumn(
                name: "session",
                table: "login_tickets");

            migrationBuilder.DropColumn(
                name: "original_id",
                table: "channels");
        }
    }
}
