"""What is remembered of the past: every recorded change, and when what last changed.

Values only: what changed between two states is found by `changes`, the past of the whole table is read by `history`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from generator.model.dates import midnight
from generator.model.dossier import Dossier
from generator.model.given_addresses import Published, both


@dataclass(frozen=True)
class Change:
    """One change of one entity; texts are as pages say them.

    `kind` is `added`, `changed`, `withdrawn`, `renamed`, `merged` or `sourced`; `commit` and `time` (UTC) are of the
    commit that made it.
    """

    kind: str
    of: str  # its collection: countries … disagreements, vocabulary, site
    id: str
    name: str
    field: str  # empty for the record as a whole
    old: str
    new: str
    sources: tuple[str, ...] = ()
    substantive: bool = True
    unsourced: bool = False  # whether it had a source before and has none now
    date: str = ""
    anchor: str = ""  # of the fact, among the cards of its record
    commit: str = ""
    time: str = ""

    @property
    def proof_alone(self) -> bool:
        """Whether a value stayed what it was and is proved by something else."""
        return self.kind == "sourced" and not self.unsourced

    def values(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        return {**asdict(self), "sources": list(self.sources)}


@dataclass(frozen=True)
class Revision:
    """The changes of one dated thing: when it last changed, how often, and the days it was given before.

    Of one that is gone `gone` is true; `day`, `title`, `what`, `page` and `actors` tell what it was. One that was gone
    before and is there again is `back`.
    """

    time: str
    number: int = 0
    days: tuple[str, ...] = ()
    gone: bool = False
    day: str = ""
    title: str = ""
    what: str = ""
    page: str = ""
    actors: tuple[str, ...] = ()
    text: str = ""
    phase: str = ""
    back: bool = False

    @property
    def retold(self) -> bool:
        """Whether who read it before must learn what became of it."""
        return bool(self.days) or self.gone or self.back


@dataclass(frozen=True)
class Revisions:
    """The time of the newest commit that changed anything; of the last change of every record; the dated things by key.

    `names` has the time since when every record is called what it is called, `about` by code or id that of the newest
    change of what names it, or named it before. `fields` has when a field last changed, by `kind/id/field` in one
    and by `kind/field` of any, of those with words for keys each word by itself, and whether there is any; `proofs`
    by `source/quote` since when it is known whether a quote stands in its text;
    `written` has by their path under docs/ when pages not made of the data last changed. Records are called `kind/id`.
    Times are ISO 8601 in UTC. All of it is empty where there is no history.
    """

    newest: str = ""
    records: dict[str, str] = field(default_factory=dict)
    diary: Mapping[str, Revision] = field(default_factory=dict)
    names: dict[str, str] = field(default_factory=dict)
    about: dict[str, str] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    proofs: dict[str, str] = field(default_factory=dict)
    written: Mapping[str, str] = field(default_factory=dict)


NO_REVISIONS = Revisions()


@dataclass(frozen=True)
class ChangeLog:
    """The recorded changes of the data, newest first, and when what last changed; or none, because it is not known.

    `missing` says then why, and `remedy` what brings them back; both go on in a sentence. `given` are the addresses
    that were given away and are not written down.
    """

    changes: tuple[Change, ...] = ()
    revisions: Revisions = NO_REVISIONS
    given: Mapping[str, Published] = field(default_factory=dict)
    missing: str = ""
    remedy: str = ""

    @property
    def notice(self) -> str:
        """What a reader must know: nothing listed does not mean that nothing changed."""
        told = "The history of the data was missing where this copy of the site was built"
        return f"{told} ({self.missing}), so that no changes can be listed." if self.missing else ""

    @property
    def times(self) -> str:
        """What the times of last changes are, and where there are none, what stands in for them."""
        if self.revisions.newest:
            return "Times are those of the commits that changed the data."
        why = f" ({self.missing})" if self.missing else ""
        return f"No times of changes are known{why}: the days up to which the records were checked stand in for them."

    def with_addresses(self, dossier: Dossier) -> Dossier:
        """The table with all the addresses given away until now; the same one where every one is written down."""
        return replace(dossier, published=both(self.given, dossier.published)) if self.given else dossier

    @property
    def warning(self) -> str:
        """What must know who builds the site."""
        told = (
            "the history of the data is missing, so that “What changed” and its feeds tell nothing, "
            "and the addresses of facts given away since the last `verify` are not known"
        )
        other = (
            "or put history.json beside data/, as `python -m generator log --output history.json` makes it in a clone"
        )
        return f"{told}: {self.missing}; {self.remedy}, {other}." if self.missing else ""


NOTHING_RECORDED = ChangeLog()


def generated_at(dossier: Dossier, history: ChangeLog) -> str:
    """The time of the newest commit that changed the data; without history the day of the newest check."""
    return history.revisions.newest or midnight(dossier.newest_check)


def last_changes(history: Iterable[Change]) -> dict[tuple[str, str], Change]:
    """The newest change of every entity, of changes sorted from new to old."""
    newest: dict[tuple[str, str], Change] = {}
    for change in history:
        newest.setdefault((change.of, change.id), change)
    return newest
