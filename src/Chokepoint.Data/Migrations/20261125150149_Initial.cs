using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;
using NpgsqlTypes;

#nullable disable

namespace Chokepoint.Data.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "article_change",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityAlwaysColumn),
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, defaultValueSql: "now()")
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_change", x => new { x.seq, x.article_id });
                });

            migrationBuilder.CreateTable(
                name: "article_page",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    html = table.Column<byte[]>(type: "bytea", nullable: false),
                    fetched_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_page", x => x.article_id);
                });

            migrationBuilder.CreateTable(
                name: "article_text",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false),
                    author = table.Column<string>(type: "text", nullable: true),
                    site = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_text", x => x.article_id);
                });

            migrationBuilder.CreateTable(
                name: "article_url",
                columns: table => new
                {
                    url_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    article_id = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article_url", x => x.url_hash);
                });

            migrationBuilder.CreateTable(
                name: "correction",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    by = table.Column<string>(type: "text", nullable: false),
                    action = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    payload = table.Column<string>(type: "jsonb", nullable: false),
                    note = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_correction", x => new { x.article_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "data_protection_keys",
                columns: table => new
                {
                    id = table.Column<int>(type: "integer", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    friendly_name = table.Column<string>(type: "text", nullable: true),
                    xml = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_data_protection_keys", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "gazetteer_entry",
                columns: table => new
                {
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    slug = table.Column<string>(type: "text", nullable: false),
                    number = table.Column<int>(type: "integer", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    country = table.Column<string>(type: "text", nullable: true),
                    sector = table.Column<string>(type: "text", nullable: true),
                    parent = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_gazetteer_entry", x => new { x.kind, x.slug });
                });

            migrationBuilder.CreateTable(
                name: "host",
                columns: table => new
                {
                    host = table.Column<string>(type: "text", nullable: false),
                    next_request_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_host", x => x.host);
                });

            migrationBuilder.CreateTable(
                name: "mention",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    no = table.Column<short>(type: "smallint", nullable: false),
                    kind = table.Column<short>(type: "smallint", nullable: false),
                    entity_id = table.Column<string>(type: "text", nullable: false),
                    focus = table.Column<bool>(type: "boolean", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_mention", x => new { x.article_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "position",
                columns: table => new
                {
                    actor = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false),
                    from_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    to_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    stance = table.Column<short>(type: "smallint", nullable: false),
                    deciding_article_id = table.Column<long>(type: "bigint", nullable: false),
                    stories = table.Column<int>(type: "integer", nullable: false),
                    outlets = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_position", x => new { x.actor, x.target, x.from_at });
                });

            migrationBuilder.CreateTable(
                name: "revision",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    no = table.Column<int>(type: "integer", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    body = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_revision", x => new { x.article_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "saved_view",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    name = table.Column<string>(type: "text", nullable: false),
                    page = table.Column<string>(type: "text", nullable: false),
                    query = table.Column<string>(type: "text", nullable: false),
                    owner = table.Column<string>(type: "text", nullable: true),
                    shared = table.Column<bool>(type: "boolean", nullable: false),
                    alert = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    alerted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_saved_view", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "setting",
                columns: table => new
                {
                    key = table.Column<string>(type: "text", nullable: false),
                    value = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_setting", x => x.key);
                });

            migrationBuilder.CreateTable(
                name: "shift",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    actor = table.Column<string>(type: "text", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    before = table.Column<short>(type: "smallint", nullable: true),
                    after = table.Column<short>(type: "smallint", nullable: false),
                    before_article_id = table.Column<long>(type: "bigint", nullable: true),
                    after_article_id = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<short>(type: "smallint", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    alerted_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_shift", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "source",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    slug = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    site_url = table.Column<string>(type: "text", nullable: true),
                    link_selector = table.Column<string>(type: "text", nullable: true),
                    name = table.Column<string>(type: "text", nullable: false),
                    country = table.Column<string>(type: "text", nullable: true),
                    language = table.Column<string>(type: "text", nullable: true),
                    owner = table.Column<string>(type: "text", nullable: true),
                    affiliation = table.Column<string>(type: "text", nullable: true),
                    affiliation_reason = table.Column<string>(type: "text", nullable: true),
                    added_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    paused = table.Column<bool>(type: "boolean", nullable: false),
                    etag = table.Column<string>(type: "text", nullable: true),
                    last_modified = table.Column<string>(type: "text", nullable: true),
                    next_poll_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    lease_until = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    lease_owner = table.Column<string>(type: "text", nullable: true),
                    consecutive_failures = table.Column<int>(type: "integer", nullable: false),
                    last_fetch_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_success_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_new_item_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    last_error = table.Column<string>(type: "text", nullable: true),
                    expected_interval = table.Column<TimeSpan>(type: "interval", nullable: true),
                    poll_interval = table.Column<TimeSpan>(type: "interval", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_source", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "stance",
                columns: table => new
                {
                    article_id = table.Column<long>(type: "bigint", nullable: false),
                    no = table.Column<short>(type: "smallint", nullable: false),
                    actor = table.Column<string>(type: "text", nullable: false),
                    target_kind = table.Column<short>(type: "smallint", nullable: false),
                    target = table.Column<string>(type: "text", nullable: false),
                    stance = table.Column<short>(type: "smallint", nullable: false),
                    confidence = table.Column<float>(type: "real", nullable: false),
                    start = table.Column<int>(type: "integer", nullable: false),
                    length = table.Column<int>(type: "integer", nullable: false),
                    rule = table.Column<string>(type: "text", nullable: false),
                    attribution = table.Column<string>(type: "text", nullable: true),
                    origin = table.Column<short>(type: "smallint", nullable: false),
                    shown = table.Column<bool>(type: "boolean", nullable: false),
                    evidence = table.Column<string>(type: "text", nullable: false),
                    also = table.Column<int[]>(type: "integer[]", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_stance", x => new { x.article_id, x.no });
                });

            migrationBuilder.CreateTable(
                name: "article",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    published_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    published_precision = table.Column<short>(type: "smallint", nullable: false),
                    published_origin = table.Column<short>(type: "smallint", nullable: false),
                    first_seen_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ordered_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false, computedColumnSql: "coalesce(published_at, first_seen_at)", stored: true),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    canonical_url = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    lead = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: true),
                    image_url = table.Column<string>(type: "text", nullable: true),
                    cluster_id = table.Column<long>(type: "bigint", nullable: false),
                    representative = table.Column<bool>(type: "boolean", nullable: false),
                    content_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    revision_no = table.Column<int>(type: "integer", nullable: false, defaultValue: 1),
                    tags = table.Column<int[]>(type: "integer[]", nullable: false),
                    tagged_by = table.Column<string>(type: "text", nullable: false),
                    sample = table.Column<bool>(type: "boolean", nullable: false),
                    tsv = table.Column<NpgsqlTsVector>(type: "tsvector", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_article", x => x.id);
                    table.ForeignKey(
                        name: "fk_article_sources_source_id",
                        column: x => x.source_id,
                        principalTable: "source",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "failed_item",
                columns: table => new
                {
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    url_hash = table.Column<byte[]>(type: "bytea", nullable: false),
                    url = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    first_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    last_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    retry_at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_failed_item", x => new { x.source_id, x.url_hash });
                    table.ForeignKey(
                        name: "fk_failed_item_source_source_id",
                        column: x => x.source_id,
                        principalTable: "source",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "fetch",
                columns: table => new
                {
                    id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    source_id = table.Column<long>(type: "bigint", nullable: false),
                    at = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    outcome = table.Column<string>(type: "text", nullable: false),
                    http_status = table.Column<int>(type: "integer", nullable: true),
                    seen = table.Column<int>(type: "integer", nullable: false),
                    added = table.Column<int>(type: "integer", nullable: false),
                    failed = table.Column<int>(type: "integer", nullable: false),
                    message = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_fetch", x => x.id);
                    table.ForeignKey(
                        name: "fk_fetch_source_source_id",
                        column: x => x.source_id,
                        principalTable: "source",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_article_cluster_id_ordered_at_id",
                table: "article",
                columns: new[] { "cluster_id", "ordered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_first_seen_at_id",
                table: "article",
                columns: new[] { "first_seen_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_id",
                table: "article",
                column: "id",
                filter: "sample");

            migrationBuilder.CreateIndex(
                name: "ix_article_language_ordered_at_id",
                table: "article",
                columns: new[] { "language", "ordered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_ordered_at_id",
                table: "article",
                columns: new[] { "ordered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_source_id_ordered_at_id",
                table: "article",
                columns: new[] { "source_id", "ordered_at", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_tagged_by_id",
                table: "article",
                columns: new[] { "tagged_by", "id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_tags",
                table: "article",
                column: "tags")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_article_tsv",
                table: "article",
                column: "tsv")
                .Annotation("Npgsql:IndexMethod", "gin");

            migrationBuilder.CreateIndex(
                name: "ix_article_page_fetched_at_article_id",
                table: "article_page",
                columns: new[] { "fetched_at", "article_id" });

            migrationBuilder.CreateIndex(
                name: "ix_article_url_article_id",
                table: "article_url",
                column: "article_id");

            migrationBuilder.CreateIndex(
                name: "ix_correction_at",
                table: "correction",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_fetch_at",
                table: "fetch",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_fetch_source_id_at",
                table: "fetch",
                columns: new[] { "source_id", "at" });

            migrationBuilder.CreateIndex(
                name: "ix_gazetteer_entry_kind_number",
                table: "gazetteer_entry",
                columns: new[] { "kind", "number" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_position_target_from_at",
                table: "position",
                columns: new[] { "target", "from_at" });

            migrationBuilder.CreateIndex(
                name: "ix_saved_view_owner_name",
                table: "saved_view",
                columns: new[] { "owner", "name" });

            migrationBuilder.CreateIndex(
                name: "ix_shift_actor_target_at_after",
                table: "shift",
                columns: new[] { "actor", "target", "at", "after" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_shift_at",
                table: "shift",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_source_next_poll_at",
                table: "source",
                column: "next_poll_at",
                filter: "not paused");

            migrationBuilder.CreateIndex(
                name: "ix_source_slug",
                table: "source",
                column: "slug",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_source_url",
                table: "source",
                column: "url");

            migrationBuilder.CreateIndex(
                name: "ix_stance_actor_target_kind_target_article_id",
                table: "stance",
                columns: new[] { "actor", "target_kind", "target", "article_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "article");

            migrationBuilder.DropTable(
                name: "article_change");

            migrationBuilder.DropTable(
                name: "article_page");

            migrationBuilder.DropTable(
                name: "article_text");

            migrationBuilder.DropTable(
                name: "article_url");

            migrationBuilder.DropTable(
                name: "correction");

            migrationBuilder.DropTable(
                name: "data_protection_keys");

            migrationBuilder.DropTable(
                name: "failed_item");

            migrationBuilder.DropTable(
                name: "fetch");

            migrationBuilder.DropTable(
                name: "gazetteer_entry");

            migrationBuilder.DropTable(
                name: "host");

            migrationBuilder.DropTable(
                name: "mention");

            migrationBuilder.DropTable(
                name: "position");

            migrationBuilder.DropTable(
                name: "revision");

            migrationBuilder.DropTable(
                name: "saved_view");

            migrationBuilder.DropTable(
                name: "setting");

            migrationBuilder.DropTable(
                name: "shift");

            migrationBuilder.DropTable(
                name: "stance");

            migrationBuilder.DropTable(
                name: "source");
        }
    }
}
