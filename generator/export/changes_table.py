"""The table of changes: everything recorded, where the feeds tell the newest."""

from collections.abc import Iterator

from generator.derive.anchors import anchors, retired
from generator.derive.change_log import Change, ChangeLog
from generator.derive.changes_told import is_aside, with_publishers
from generator.derive.page_addresses import card_page, page_path
from generator.export.columns import CARD, Column, Row, Table
from generator.export.feed_items import keyed
from generator.export.feeds import identity
from generator.model.dossier import Dossier
from generator.model.records import Record


def changes_table(dossier: Dossier, history: ChangeLog) -> Table:
    """One row for each substantive change of the data, newest first, under the id it has in the feed."""
    columns = (
        Column("id", "The id it has in the feed of changes too", required=True),
        Column("date", "The day of the commit that made it (UTC)", "date", required=True),
        Column("time", "The time of that commit (ISO 8601, UTC)"),
        Column(
            "kind",
            "What happened: added, changed, withdrawn, renamed, merged, or sourced, where the same is proved otherwise",
            required=True,
        ),
        Column(
            "aside",
            "Whether nothing but a source, a word of the glossary or a setting changed",
            "boolean",
            required=True,
        ),
        Column("record", "What changed: its kind and its id at that time", required=True),
        Column("record_kind", "The kind alone", required=True),
        Column("record_id", "The id alone; it is in the table of its kind unless it is gone or renamed", required=True),
        Column("name", "The name for readers", required=True),
        Column("field", "Where in it; empty where it came, left or was renamed as a whole"),
        Column("before", "What was said before, as pages say it"),
        Column("after", "What is said since"),
        Column("sources", "The ids of its sources; those that are gone have no row in the table of sources"),
        Column("commit", "The commit that made it"),
        CARD,
    )
    return Table("changes", ("id",), columns, tuple(_rows(dossier, history)))


def _rows(dossier: Dossier, history: ChangeLog) -> Iterator[Row]:
    for change, key in keyed(history.changes):
        one = with_publishers(dossier, change)
        yield {
            "id": identity(key),
            "date": one.date,
            "time": one.time or None,
            "kind": one.kind,
            "aside": is_aside(one),
            "record": f"{one.of}/{one.id}",
            "record_kind": one.of,
            "record_id": one.id,
            "name": one.name,
            "field": one.field or None,
            "before": one.old or None,
            "after": one.new or None,
            "sources": " ".join(one.sources) or None,
            "commit": one.commit or None,
            "card": _card_of(dossier, one),
        }


def _card_of(dossier: Dossier, one: Change) -> str | None:
    """The card of the fact, also of one that is gone, while its record has the id it had."""
    record = dossier.collection(one.of).get(one.id) if one.anchor else None
    if not isinstance(record, Record):
        return None
    there = one.anchor in anchors(dossier, record).values() or one.anchor in retired(dossier, record)
    return f"{page_path(card_page(record))}#{one.anchor}" if there else None
