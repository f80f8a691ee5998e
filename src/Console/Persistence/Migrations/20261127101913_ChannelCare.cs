using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class ChannelCare : Migration
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

            migrationBuilder.AddColumn<bool>(
                name: "Phone_Reuse",
                table: "channels",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "original_id",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "phone_budget",
                table: "channels",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "app_tokens",
                columns: table => new
                {
                    app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    token = table.Column<byte[]>(type: "BLOB", nullable: false),
                    obtained_at = table.Column<long>(type: "INTEGER", nullable: false),
                    renew_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    holder = table.Column<string>(type: "TEXT", maxLength: 22, nullable: true),
                    held_until = table.Column<long>(type: "INTEGER", nullable: true),
                    forced_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_app_tokens", x => x.app_id);
                });

            migrationBuilder.CreateTable(
                name: "channel_findings",
                columns: table => new
                {
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    code = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    certainty = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    detail = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    examined_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channel_findings", x => new { x.channel, x.position });
                    table.ForeignKey(
                        name: "FK_channel_findings_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "channel_health",
                columns: table => new
                {
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    what = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    outcome = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    error_code = table.Column<int>(type: "INTEGER", nullable: true),
                    detail = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    seen_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channel_health", x => new { x.channel, x.what });
                    table.ForeignKey(
                        name: "FK_channel_health_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

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
                name: "phone_presses",
                columns: table => new
                {
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    month = table.Column<int>(type: "INTEGER", nullable: false),
                    quick = table.Column<int>(type: "INTEGER", nullable: false),
                    real_time = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_presses", x => new { x.channel, x.month });
                    table.ForeignKey(
                        name: "FK_phone_presses_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "token_leases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    system = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    hash = table.Column<byte[]>(type: "BLOB", nullable: false),
                    made_by = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    made_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true),
                    audited_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_token_leases", x => x.id);
                    table.ForeignKey(
                        name: "FK_token_leases_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
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
                name: "IX_sessions_channel",
                table: "sessions",
                column: "channel");

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
                name: "IX_token_leases_channel",
                table: "token_leases",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_token_leases_hash",
                table: "token_leases",
                column: "hash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_verification_files_channel",
                table: "verification_files",
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

            migrationBuilder.DropTable(
                name: "app_tokens");

            migrationBuilder.DropTable(
                name: "channel_findings");

            migrationBuilder.DropTable(
                name: "channel_health");

            migrationBuilder.DropTable(
                name: "migrated_open_ids");

            migrationBuilder.DropTable(
                name: "phone_presses");

            migrationBuilder.DropTable(
                name: "token_leases");

            migrationBuilder.DropTable(
                name: "verification_files");

            migrationBuilder.DropTable(
                name: "channel_jobs");

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
                name: "Phone_Reuse",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "original_id",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "phone_budget",
                table: "channels");
        }
    }
}
