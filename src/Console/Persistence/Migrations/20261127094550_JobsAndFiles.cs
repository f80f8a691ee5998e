using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class JobsAndFiles : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "channel_jobs",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    former = table.Column<Guid>(type: "TEXT", nullable: true),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    asked = table.Column<int>(type: "INTEGER", nullable: false),
                    found = table.Column<int>(type: "INTEGER", nullable: false),
                    conflicts = table.Column<int>(type: "INTEGER", nullable: false),
                    cursor = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    waits_until = table.Column<long>(type: "INTEGER", nullable: true),
                    held_until = table.Column<long>(type: "INTEGER", nullable: true),
                    failure = table.Column<string>(type: "TEXT", maxLength: 128, nullable: true),
                    started_by = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    started_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channel_jobs", x => x.id);
                    table.ForeignKey(
                        name: "FK_channel_jobs_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_channel_jobs_channels_former",
                        column: x => x.former,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "verification_files",
                columns: table => new
                {
                    folder = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 68, nullable: false),
                    text = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    added_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_verification_files", x => new { x.folder, x.name });
                    table.ForeignKey(
                        name: "FK_verification_files_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "migrated_open_ids",
                columns: table => new
                {
                    job = table.Column<Guid>(type: "TEXT", nullable: false),
                    open_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    former_app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    former_open_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_migrated_open_ids", x => new { x.job, x.open_id });
                    table.ForeignKey(
                        name: "FK_migrated_open_ids_channel_jobs_job",
                        column: x => x.job,
                        principalTable: "channel_jobs",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_channel_jobs_channel",
                table: "channel_jobs",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_channel_jobs_former",
                table: "channel_jobs",
                column: "former");

            migrationBuilder.CreateIndex(
                name: "IX_channel_jobs_state",
                table: "channel_jobs",
                column: "state");

            migrationBuilder.CreateIndex(
                name: "IX_migrated_open_ids_app_id_open_id",
                table: "migrated_open_ids",
                columns: new[] { "app_id", "open_id" });

            migrationBuilder.CreateIndex(
                name: "IX_migrated_open_ids_former_app_id_former_open_id",
                table: "migrated_open_ids",
                columns: new[] { "former_app_id", "former_open_id" });

            migrationBuilder.CreateIndex(
                name: "IX_verification_files_channel",
                table: "verification_files",
                column: "channel");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "migrated_open_ids");

            migrationBuilder.DropTable(
                name: "verification_files");

            migrationBuilder.DropTable(
                name: "channel_jobs");
        }
    }
}
