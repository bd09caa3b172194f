using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chokepoint.Data.Migrations
{
    /// <inheritdoc />
    public partial class NearKeys : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "near_key",
                columns: table => new
                {
                    key = table.Column<long>(type: "bigint", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_near_key", x => new { x.key, x.article_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_near_key_article_id",
                table: "near_key",
                column: "article_id");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "near_key");
        }
    }
}
