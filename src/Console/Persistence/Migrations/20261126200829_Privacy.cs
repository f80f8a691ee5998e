using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Privacy : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "privacy_tasks",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    @event = table.Column<string>(name: "event", type: "TEXT", maxLength: 32, nullable: false),
                    revoke_info = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    origin = table.Column<Guid>(type: "TEXT", nullable: true),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deadline = table.Column<long>(type: "INTEGER", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    steps = table.Column<string>(type: "TEXT", nullable: false),
                    closed_at = table.Column<long>(type: "INTEGER", nullable: true),
                    closed_by = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true),
                    note = table.Column<string>(type: "TEXT", maxLength: 512, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_privacy_tasks", x => x.id);
                    table.ForeignKey(
                        name: "FK_privacy_tasks_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_privacy_tasks_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_privacy_tasks_channel",
                table: "privacy_tasks",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_privacy_tasks_origin",
                table: "privacy_tasks",
                column: "origin");

            migrationBuilder.CreateIndex(
                name: "IX_privacy_tasks_state_deadline",
                table: "privacy_tasks",
                columns: new[] { "state", "deadline" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "privacy_tasks");
        }
    }
}
