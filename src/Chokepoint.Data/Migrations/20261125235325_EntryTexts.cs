using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chokepoint.Data.Migrations
{
    /// <inheritdoc />
    public partial class EntryTexts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "source_entry",
                columns: table => new
                {
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    url_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    text_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source_entry", x => new { x.source_id, x.url_hash });
                    table.ForeignKey(
                        name: "fk_source_entry_source_source_id",
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
                name: "source_entry");
        }
    }
}
