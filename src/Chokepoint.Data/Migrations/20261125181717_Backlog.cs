using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chokepoint.Data.Migrations
{
    /// <inheritdoc />
    public partial class Backlog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "waiting",
                table: "source",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "entry",
                table: "failed_item",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "source_part",
                columns: table => new
                {
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    url_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    changed_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    due_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_part", x => new { x.source_id, x.url_hash });
                    table.ForeignKey(
                        name: "fk_source_part_source_source_id",
                        column: x => x.source_id,
                        principalTable: "source",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "source_part");

            migrationBuilder.DropColumn(
                name: "waiting",
                table: "source");

            migrationBuilder.DropColumn(
                name: "entry",
                table: "failed_item");
        }
    }
}
