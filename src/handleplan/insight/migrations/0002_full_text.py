"""What the databases search in. A migration that alters SearchText's table in SQLite must make the triggers anew."""

from django.db import migrations

SQLITE = [
    # remove_diacritics 0: å is a letter of its own, not an a with something on it.
    """
    CREATE VIRTUAL TABLE insight_fts USING fts5(
        name_words, text_words, context_words,
        content='insight_searchtext', content_rowid='id', tokenize='unicode61 remove_diacritics 0'
    )
    """,
    "INSERT INTO insight_fts(insight_fts, rank) VALUES ('rank', 'bm25(8.0, 2.0, 0.4)')",
    """
    CREATE TRIGGER insight_fts_insert AFTER INSERT ON insight_searchtext BEGIN
        INSERT INTO insight_fts(rowid, name_words, text_words, context_words)
        VALUES (new.id, new.name_words, new.text_words, new.context_words);
    END
    """,
    """
    CREATE TRIGGER insight_fts_delete AFTER DELETE ON insight_searchtext BEGIN
        INSERT INTO insight_fts(insight_fts, rowid, name_words, text_words, context_words)
        VALUES ('delete', old.id, old.name_words, old.text_words, old.context_words);
    END
    """,
    """
    CREATE TRIGGER insight_fts_update AFTER UPDATE OF name_words, text_words, context_words ON insight_searchtext BEGIN
        INSERT INTO insight_fts(insight_fts, rowid, name_words, text_words, context_words)
        VALUES ('delete', old.id, old.name_words, old.text_words, old.context_words);
        INSERT INTO insight_fts(rowid, name_words, text_words, context_words)
        VALUES (new.id, new.name_words, new.text_words, new.context_words);
    END
    """,
]
SQLITE_BACK = [
    "DROP TRIGGER insight_fts_insert",
    "DROP TRIGGER insight_fts_delete",
    "DROP TRIGGER insight_fts_update",
    "DROP TABLE insight_fts",
]

# A word that no text holds is put in front of each column and taken away again: it leaves the gap in the positions
# that keeps a phrase from beginning in one column and ending in the next.
POSTGRESQL = [
    """
    ALTER TABLE insight_searchtext ADD COLUMN words tsvector GENERATED ALWAYS AS (
        setweight(to_tsvector('simple', name_words), 'A')
        || setweight(ts_delete(to_tsvector('simple', 'xgapx ' || text_words), 'xgapx'), 'B')
        || setweight(ts_delete(to_tsvector('simple', 'xgapx ' || context_words), 'xgapx'), 'C')
    ) STORED
    """,
    "CREATE INDEX insight_searchtext_words ON insight_searchtext USING gin (words)",
    # Ranges of words are asked for by their letters' code points, as SQLite has them.
    'ALTER TABLE insight_searchword ALTER COLUMN word TYPE varchar(60) COLLATE "C"',
    'ALTER TABLE insight_searchword ALTER COLUMN stem_backwards TYPE varchar(60) COLLATE "C"',
]
POSTGRESQL_BACK = ["ALTER TABLE insight_searchtext DROP COLUMN words"]


def forwards(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRESQL:
        schema_editor.execute(statement)


def backwards(apps, schema_editor):
    for statement in SQLITE_BACK if schema_editor.connection.vendor == "sqlite" else POSTGRESQL_BACK:
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("insight", "0001_search")]

    operations = [migrations.RunPython(forwards, backwards)]
