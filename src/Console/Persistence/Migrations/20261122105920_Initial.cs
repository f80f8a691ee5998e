using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "accounts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    nickname = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    avatar = table.Column<Guid>(type: "TEXT", nullable: true),
                    last_sign_in_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_scenario = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_accounts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "administrators",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    user_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    normalized_user_name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    password_hash = table.Column<string>(type: "TEXT", maxLength: 256, nullable: true),
                    must_change_password = table.Column<bool>(type: "INTEGER", nullable: false),
                    security_stamp = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    access_failed_count = table.Column<int>(type: "INTEGER", nullable: false),
                    lockout_end = table.Column<long>(type: "INTEGER", nullable: true),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_administrators", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "audit_entries",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false),
                    actor = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    action = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    target = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_audit_entries", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "authorization_states",
                columns: table => new
                {
                    state_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    browser_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    ticket = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    used_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_authorization_states", x => x.state_hash);
                });

            migrationBuilder.CreateTable(
                name: "avatars",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    content_type = table.Column<string>(type: "TEXT", maxLength: 16, nullable: false),
                    content = table.Column<byte[]>(type: "BLOB", maxLength: 204800, nullable: false),
                    fetched_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_avatars", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "data_keys",
                columns: table => new
                {
                    purpose = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 128, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_data_keys", x => x.purpose);
                });

            migrationBuilder.CreateTable(
                name: "open_platforms",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_open_platforms", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "protection_keys",
                columns: table => new
                {
                    name = table.Column<string>(type: "TEXT", maxLength: 128, nullable: false),
                    xml = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_protection_keys", x => x.name);
                });

            migrationBuilder.CreateTable(
                name: "channels",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    key = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    name = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    secret = table.Column<byte[]>(type: "BLOB", nullable: false),
                    open_platform = table.Column<Guid>(type: "TEXT", nullable: true),
                    binding = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_channels", x => x.id);
                    table.ForeignKey(
                        name: "FK_channels_open_platforms_open_platform",
                        column: x => x.open_platform,
                        principalTable: "open_platforms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "attestations",
                columns: table => new
                {
                    app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    open_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    union_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    open_platform = table.Column<Guid>(type: "TEXT", nullable: true),
                    placement = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    first_seen = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_attestations", x => new { x.app_id, x.open_id, x.union_id });
                    table.ForeignKey(
                        name: "FK_attestations_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_attestations_open_platforms_open_platform",
                        column: x => x.open_platform,
                        principalTable: "open_platforms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "origins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    scenario = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    account = table.Column<Guid>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origins", x => x.id);
                    table.ForeignKey(
                        name: "FK_origins_accounts_account",
                        column: x => x.account,
                        principalTable: "accounts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_origins_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "cases",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    problem = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    facts = table.Column<byte[]>(type: "BLOB", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sightings = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cases", x => x.id);
                    table.ForeignKey(
                        name: "FK_cases_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "linked_identities",
                columns: table => new
                {
                    app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    open_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    first_seen = table.Column<long>(type: "INTEGER", nullable: false),
                    last_seen = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_linked_identities", x => new { x.app_id, x.open_id });
                    table.ForeignKey(
                        name: "FK_linked_identities_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_linked_identities_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "login_tickets",
                columns: table => new
                {
                    id = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    purpose = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    scenario = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    issued_at = table.Column<long>(type: "INTEGER", nullable: false),
                    deadline = table.Column<long>(type: "INTEGER", nullable: false),
                    scan_token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: true),
                    scanned_app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: true),
                    scanned_open_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    nickname = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    avatar = table.Column<Guid>(type: "TEXT", nullable: true),
                    evidence = table.Column<byte[]>(type: "BLOB", nullable: true),
                    origin = table.Column<Guid>(type: "TEXT", nullable: true),
                    version = table.Column<int>(type: "INTEGER", nullable: false),
                    Asker_Browser = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Asker_Site = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Asker_System = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    Binding_Hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Binding_Kind = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_login_tickets", x => x.id);
                    table.ForeignKey(
                        name: "FK_login_tickets_channels_channel",
                        column: x => x.channel,
                        principalTable: "channels",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_login_tickets_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "origin_keys",
                columns: table => new
                {
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    wrapped = table.Column<byte[]>(type: "BLOB", maxLength: 128, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_origin_keys", x => x.origin);
                    table.ForeignKey(
                        name: "FK_origin_keys_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "profile_facts",
                columns: table => new
                {
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    field = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    source = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    value = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_profile_facts", x => new { x.origin, x.field, x.source });
                    table.ForeignKey(
                        name: "FK_profile_facts_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sessions",
                columns: table => new
                {
                    token_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    scenario = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    opened_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    ended_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sessions", x => x.token_hash);
                    table.ForeignKey(
                        name: "FK_sessions_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "sign_ins",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    app_id = table.Column<string>(type: "TEXT", maxLength: 18, nullable: false),
                    open_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    channel = table.Column<Guid>(type: "TEXT", nullable: false),
                    scenario = table.Column<string>(type: "TEXT", maxLength: 32, nullable: false),
                    trace = table.Column<byte[]>(type: "BLOB", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_sign_ins", x => x.id);
                    table.ForeignKey(
                        name: "FK_sign_ins_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "union_keys",
                columns: table => new
                {
                    open_platform = table.Column<Guid>(type: "TEXT", nullable: false),
                    union_id = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    origin = table.Column<Guid>(type: "TEXT", nullable: false),
                    since = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_union_keys", x => new { x.open_platform, x.union_id });
                    table.ForeignKey(
                        name: "FK_union_keys_open_platforms_open_platform",
                        column: x => x.open_platform,
                        principalTable: "open_platforms",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                    table.ForeignKey(
                        name: "FK_union_keys_origins_origin",
                        column: x => x.origin,
                        principalTable: "origins",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_accounts_last_sign_in_at_id",
                table: "accounts",
                columns: new[] { "last_sign_in_at", "id" });

            migrationBuilder.CreateIndex(
                name: "IX_administrators_normalized_user_name",
                table: "administrators",
                column: "normalized_user_name",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_attestations_channel",
                table: "attestations",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_attestations_open_platform",
                table: "attestations",
                column: "open_platform");

            migrationBuilder.CreateIndex(
                name: "IX_attestations_union_id",
                table: "attestations",
                column: "union_id");

            migrationBuilder.CreateIndex(
                name: "IX_authorization_states_expires_at",
                table: "authorization_states",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_cases_origin",
                table: "cases",
                column: "origin");

            migrationBuilder.CreateIndex(
                name: "IX_cases_problem",
                table: "cases",
                column: "problem",
                unique: true,
                filter: "state = 'Open'");

            migrationBuilder.CreateIndex(
                name: "IX_channels_app_id",
                table: "channels",
                column: "app_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_channels_key",
                table: "channels",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_channels_open_platform",
                table: "channels",
                column: "open_platform");

            migrationBuilder.CreateIndex(
                name: "IX_linked_identities_channel",
                table: "linked_identities",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_linked_identities_open_id",
                table: "linked_identities",
                column: "open_id");

            migrationBuilder.CreateIndex(
                name: "IX_linked_identities_origin",
                table: "linked_identities",
                column: "origin");

            migrationBuilder.CreateIndex(
                name: "IX_login_tickets_channel",
                table: "login_tickets",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_login_tickets_deadline",
                table: "login_tickets",
                column: "deadline");

            migrationBuilder.CreateIndex(
                name: "IX_login_tickets_origin",
                table: "login_tickets",
                column: "origin");

            migrationBuilder.CreateIndex(
                name: "IX_open_platforms_key",
                table: "open_platforms",
                column: "key",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_origins_account",
                table: "origins",
                column: "account");

            migrationBuilder.CreateIndex(
                name: "IX_origins_channel",
                table: "origins",
                column: "channel");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_expires_at",
                table: "sessions",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_sessions_origin",
                table: "sessions",
                column: "origin");

            migrationBuilder.CreateIndex(
                name: "IX_sign_ins_origin_at",
                table: "sign_ins",
                columns: new[] { "origin", "at" });

            migrationBuilder.CreateIndex(
                name: "IX_union_keys_origin",
                table: "union_keys",
                column: "origin");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "administrators");

            migrationBuilder.DropTable(
                name: "attestations");

            migrationBuilder.DropTable(
                name: "audit_entries");

            migrationBuilder.DropTable(
                name: "authorization_states");

            migrationBuilder.DropTable(
                name: "avatars");

            migrationBuilder.DropTable(
                name: "cases");

            migrationBuilder.DropTable(
                name: "data_keys");

            migrationBuilder.DropTable(
                name: "linked_identities");

            migrationBuilder.DropTable(
                name: "login_tickets");

            migrationBuilder.DropTable(
                name: "origin_keys");

            migrationBuilder.DropTable(
                name: "profile_facts");

            migrationBuilder.DropTable(
                name: "protection_keys");

            migrationBuilder.DropTable(
                name: "sessions");

            migrationBuilder.DropTable(
                name: "sign_ins");

            migrationBuilder.DropTable(
                name: "union_keys");

            migrationBuilder.DropTable(
                name: "origins");

            migrationBuilder.DropTable(
                name: "accounts");

            migrationBuilder.DropTable(
                name: "channels");

            migrationBuilder.DropTable(
                name: "open_platforms");
        }
    }
}
