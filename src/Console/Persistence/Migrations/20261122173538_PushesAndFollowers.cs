using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace BlazorConsole.Persistence.Migrations
{
    /// <inheritdoc />
    public partial class PushesAndFollowers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "followed_at",
                table: "linked_identities",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "unfollowed_at",
                table: "linked_identities",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "follow",
                table: "channels",
                type: "TEXT",
                maxLength: 32,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "follow_scenes",
                columns: table => new
                {
                    scene_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    ticket = table.Column<string>(type: "TEXT", maxLength: 22, nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_follow_scenes", x => x.scene_hash);
                });

            migrationBuilder.CreateTable(
                name: "received_pushes",
                columns: table => new
                {
                    key_hash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    received_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_received_pushes", x => x.key_hash);
                });

            migrationBuilder.CreateIndex(
                name: "IX_follow_scenes_expires_at",
                table: "follow_scenes",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "IX_received_pushes_received_at",
                table: "received_pushes",
                column: "received_at");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "follow_scenes");

            migrationBuilder.DropTable(
                name: "received_pushes");

            migrationBuilder.DropColumn(
                name: "followed_at",
                table: "linked_identities");

            migrationBuilder.DropColumn(
                name: "unfollowed_at",
                table: "linked_identities");

            migrationBuilder.DropColumn(
                name: "follow",
                table: "channels");
        }
    }
}
