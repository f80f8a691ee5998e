using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class PhoneLaunches : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
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

            migrationBuilder.AddColumn<string>(
                name: "original_id",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "Asker_App",
                table: "login_tickets");

            migrationBuilder.DropColumn(
                name: "number",
                table: "login_tickets");

            migrationBuilder.DropColumn(
                name: "original_id",
                table: "channels");
        }
    }
}
