using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chokepoint.Data.Migrations
{
    /// <inheritdoc />
    public partial class Positions : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_shift_at",
                table: "shift");

            migrationBuilder.AddColumn<bool>(
                name: "by_analyst",
                table: "position",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<int>(
                name: "copies",
                table: "position",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int[]>(
                name: "country_days",
                table: "position",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddColumn<int>(
                name: "official",
                table: "position",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int>(
                name: "outlet_countries",
                table: "position",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int[]>(
                name: "outlet_days",
                table: "position",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddColumn<short>(
                name: "runner_up",
                table: "position",
                type: "smallint",
                nullable: true);

            migrationBuilder.AddColumn<float>(
                name: "runner_up_weight",
                table: "position",
                type: "real",
                nullable: false,
                defaultValue: 0f);

            migrationBuilder.AddColumn<int>(
                name: "set_apart",
                table: "position",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<int[]>(
                name: "story_days",
                table: "position",
                type: "integer[]",
                nullable: false,
                defaultValue: new int[0]);

            migrationBuilder.AddColumn<float>(
                name: "weight",
                table: "position",
                type: "real",
                nullable: false,
                defaultValue: 0f);

            migrationBuilder.CreateTable(
                name: "article_pair",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_pair", x => new { x.article_id, x.actor, x.target });
                });

            migrationBuilder.CreateIndex(
                name: "ix_shift_at_id",
                table: "shift",
                columns: new[] { "at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_shift_target_at",
                table: "shift",
                columns: new[] { "target", "at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article_pair");

            migrationBuilder.DropIndex(
                name: "ix_shift_at_id",
                table: "shift");

            migrationBuilder.DropIndex(
                name: "ix_shift_target_at",
                table: "shift");

            migrationBuilder.DropColumn(
                name: "by_analyst",
                table: "position");

            migrationBuilder.DropColumn(
                name: "copies",
                table: "position");

            migrationBuilder.DropColumn(
                name: "country_days",
                table: "position");

            migrationBuilder.DropColumn(
                name: "official",
                table: "position");

            migrationBuilder.DropColumn(
                name: "outlet_countries",
                table: "position");

            migrationBuilder.DropColumn(
                name: "outlet_days",
                table: "position");

            migrationBuilder.DropColumn(
                name: "runner_up",
                table: "position");

            migrationBuilder.DropColumn(
                name: "runner_up_weight",
                table: "position");

            migrationBuilder.DropColumn(
                name: "set_apart",
                table: "position");

            migrationBuilder.DropColumn(
                name: "story_days",
                table: "position");

            migrationBuilder.DropColumn(
                name: "weight",
                table: "position");

            migrationBuilder.CreateIndex(
                name: "ix_shift_at",
                table: "shift",
                column: "at");
        }
    }
}
