using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chokepoint.Data.Migrations
{
    /// <inheritdoc />
    public partial class Lz4 : Migration
    {
        /// <summary>
        /// Texts and search vectors are compressed by LZ4, a tenth of the work of writing less, where PostgreSQL was built with it; what is
        /// stored stays as it is. Pages come compressed.
        /// </summary>
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""
                do $$
                begin
                    alter table article_text alter column body set compression lz4;
                    alter table revision alter column body set compression lz4;
                    alter table article alter column tsv set compression lz4;
                exception when feature_not_supported then
                    raise notice 'PostgreSQL was built without LZ4; its own compression goes on.';
                end $$
                """);
            migrationBuilder.Sql("alter table article_page alter column html set storage external");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("alter table article_text alter column body set compression default");
            migrationBuilder.Sql("alter table revision alter column body set compression default");
            migrationBuilder.Sql("alter table article alter column tsv set compression default");
            migrationBuilder.Sql("alter table article_page alter column html set storage extended");
        }
    }
}
