using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Devices : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "device",
                table: "sessions",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "devices",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    mark = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    Asker_App = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Asker_Browser = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Asker_City = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Asker_Site = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Asker_System = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_devices", x => x.id);
                    table.ForeignKey(
                        name: "FK_devices_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_sessions_device",
                table: "sessions",
                column: "device");

            migrationBuilder.CreateIndex(
                name: "IX_devices_origin",
                table: "devices",
                column: "origin");

            migrationBuilder.CreateIndex(
                name: "IX_devices_seen_at",
                table: "devices",
                column: "seen_at");

            migrationBuilder.AddForeignKey(
                name: "FK_sessions_devices_device",
                table: "sessions",
                column: "device",
                principalTable: "devices",
                principalColumn: "id",
                onDelete: ReferentialAction.SetNull);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_sessions_devices_device",
                table: "sessions");

            migrationBuilder.DropTable(
                name: "devices");

            migrationBuilder.DropIndex(
                name: "IX_sessions_device",
                table: "sessions");

            migrationBuilder.DropColumn(
                name: "device",
                table: "sessions");
        }
    }
}
