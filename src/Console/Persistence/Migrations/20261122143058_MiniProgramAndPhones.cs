using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class MiniProgramAndPhones : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_attestations_channel",
                table: "attestations");

            migrationBuilder.AddColumn<string>(
                name: "Phone_Proof",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "Quick");

            migrationBuilder.AddColumn<string>(
                name: "Asker_City",
                table: "login_tickets",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Phone_Ask",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<string>(
                name: "agreements",
                table: "channels",
                type: "TEXT",
                nullable: false,
                defaultValue: "[]");

            migrationBuilder.CreateTable(
                name: "agreements",
                columns: table => new
                {
                    key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    title = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    text_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_agreements", x => new { x.key, x.version });
                });

            migrationBuilder.CreateTable(
                name: "channel_bindings",
                columns: table => new
                {
                    from = table.Column<long>(type: "INTEGER", nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    open_platform = table.Column<Guid>(type: "TEXT", nullable: false),
                    until = table.Column<long>(type: "INTEGER", nullable: true),
                    confirmed_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channel_bindings", x => new { x.channel, x.from });
                    table.ForeignKey(
                        name: "FK_channel_bindings_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_channel_bindings_open_platforms_open_platform",
                        column: x => x.open_platform,
                        principalTable: "open_platforms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            // What a channel was bound to becomes its first binding.
            migrationBuilder.Sql("""
                INSERT INTO channel_bindings ("channel", "from", "open_platform", "confirmed_at")
                SELECT id, 0, open_platform, CASE WHEN binding = 'Confirmed' THEN 0 END FROM channels WHERE open_platform IS NOT NULL
                """);

            migrationBuilder.DropForeignKey(
                name: "FK_channels_open_platforms_open_platform",
                table: "channels");

            migrationBuilder.DropIndex(
                name: "IX_channels_open_platform",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "open_platform",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "binding",
                table: "channels");

            migrationBuilder.CreateTable(
                name: "joins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    lower = table.Column<Guid>(type: "TEXT", nullable: false),
                    higher = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    union_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    sign_in = table.Column<Guid>(type: "TEXT", nullable: true),
                    rules_version = table.Column<int>(type: "INTEGER", nullable: true),
                    since = table.Column<long>(type: "INTEGER", nullable: false),
                    active = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_joins", x => x.id);
                    table.CheckConstraint("ck_joins_order", "lower < higher");
                    table.ForeignKey(
                        name: "FK_joins_origins_higher",
                        column: x => x.higher,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_joins_origins_lower",
                        column: x => x.lower,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "nudges",
                columns: table => new
                {
                    id = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    kind = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    process = table.Column<long>(type: "INTEGER", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_nudges", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "phone_claims",
                columns: table => new
                {
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    number_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    last_four_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    number = table.Column<byte[]>(type: "BLOB", maxLength: 128, nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    strength = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    proved_at = table.Column<long>(type: "INTEGER", nullable: false),
                    first_seen = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen = table.Column<long>(type: "INTEGER", nullable: false),
                    sign_in = table.Column<Guid>(type: "TEXT", nullable: false),
                    rules_version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_phone_claims", x => new { x.origin, x.number_hash });
                    table.ForeignKey(
                        name: "FK_phone_claims_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "acceptances",
                columns: table => new
                {
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    text_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    open_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    sign_in = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_acceptances", x => new { x.origin, x.key, x.version });
                    table.ForeignKey(
                        name: "FK_acceptances_agreements_key_version",
                        columns: x => new { x.key, x.version },
                        principalTable: "agreements",
                        principalColumns: new[] { "key", "version" },
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_acceptances_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_acceptances_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_acceptances_sign_ins_sign_in",
                        column: x => x.sign_in,
                        principalTable: "sign_ins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_login_tickets_scan_token_hash",
                table: "login_tickets",
                column: "scan_token_hash");

            migrationBuilder.CreateIndex(
                name: "IX_audit_entries_actor_action_at",
                table: "audit_entries",
                columns: new[] { "actor", "action", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_attestations_channel_first_seen",
                table: "attestations",
                columns: new[] { "channel", "first_seen" },
                filter: "placement = 'Unscoped'");

            migrationBuilder.CreateIndex(
                name: "IX_acceptances_channel",
                table: "acceptances",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_acceptances_key_version",
                table: "acceptances",
                columns: new[] { "key", "version" });

            migrationBuilder.CreateIndex(
                name: "IX_acceptances_sign_in",
                table: "acceptances",
                column: "sign_in");

            migrationBuilder.CreateIndex(
                name: "IX_channel_bindings_channel",
                table: "channel_bindings",
                column: "channel",
                unique: true,
                filter: "until IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_channel_bindings_open_platform",
                table: "channel_bindings",
                column: "open_platform");

            migrationBuilder.CreateIndex(
                name: "IX_joins_higher",
                table: "joins",
                column: "higher");

            migrationBuilder.CreateIndex(
                name: "IX_joins_lower_higher_kind",
                table: "joins",
                columns: new[] { "lower", "higher", "kind" },
                unique: true,
                filter: "active AND union_id IS NULL");

            migrationBuilder.CreateIndex(
                name: "IX_joins_lower_higher_union_id",
                table: "joins",
                columns: new[] { "lower", "higher", "union_id" },
                unique: true,
                filter: "active AND union_id IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_phone_claims_holder",
                table: "phone_claims",
                column: "number_hash",
                unique: true,
                filter: "state = 'Holder'");

            migrationBuilder.CreateIndex(
                name: "IX_phone_claims_last_four_hash",
                table: "phone_claims",
                column: "last_four_hash");

            migrationBuilder.CreateIndex(
                name: "IX_phone_claims_number_hash",
                table: "phone_claims",
                column: "number_hash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "acceptances");

            migrationBuilder.DropTable(
                name: "channel_bindings");

            migrationBuilder.DropTable(
                name: "joins");

            migrationBuilder.DropTable(
                name: "nudges");

            migrationBuilder.DropTable(
                name: "phone_claims");

            migrationBuilder.DropTable(
                name: "agreements");

            migrationBuilder.DropIndex(
                name: "IX_login_tickets_scan_token_hash",
                table: "login_tickets");

            migrationBuilder.DropIndex(
                name: "IX_audit_entries_actor_action_at",
                table: "audit_entries");

            migrationBuilder.DropIndex(
                name: "IX_attestations_channel_first_seen",
                table: "attestations");

            migrationBuilder.DropColumn(
                name: "Asker_City",
                table: "login_tickets");

            migrationBuilder.DropColumn(
                name: "Phone_Ask",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "agreements",
                table: "channels");

            migrationBuilder.DropColumn(
                name: "Phone_Proof",
                table: "channels");

            migrationBuilder.AddColumn<string>(
                name: "binding",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: false,
                defaultValue: "None");

            migrationBuilder.AddColumn<Guid>(
                name: "open_platform",
                table: "channels",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_channels_open_platform",
                table: "channels",
                column: "open_platform");

            migrationBuilder.CreateIndex(
                name: "IX_attestations_channel",
                table: "attestations",
                column: "channel");

            migrationBuilder.AddForeignKey(
                name: "FK_channels_open_platforms_open_platform",
                table: "channels",
                column: "open_platform",
                principalTable: "open_platforms",
                principalColumn: "id",
                onDelete: ReferentialAction.Restrict);
        }
    }
}
