"""Which lists and thematic pages there are, what each tells, and what it says first."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from generator.derive import approval, citing, offers, state_of_play, sum_sentences, topics
from generator.derive.last_told import DOCUMENTS
from generator.derive.touched import QUOTED, VALUES_ALONE
from generator.model.declaring import fields_of
from generator.model.dossier import Dossier
from generator.model.kinds import BY_MODEL, KINDS, Kind
from generator.model.records import Agreement, Article, Country, Organisation, Summit


@dataclass(frozen=True)
class ListPage:
    """A list or thematic page: title (else that of the site), the file an editor changes, whether it is wide.

    `tells` is what it tells besides its topics, as `last_told.last_modified_list` takes it; left out, it tells of all.
    """

    title: str
    edit_path: str
    wide: bool = False
    for_editors: bool = False  # not in the search
    template: str = ""  # left out, that of its name
    kind: Kind | None = None
    tells: tuple[str, ...] = ()


AUDITED, COUNTRIES, BODIES, MEETINGS = (BY_MODEL[model].folder for model in (Article, Country, Organisation, Summit))


def _told_of(kinds: Iterable[str], *names: str) -> tuple[str, ...]:
    """These fields of kinds, as lists tell them."""
    return tuple(f"{kind}/{name}" for kind in kinds for name in names)


def _said_in(*names: str) -> tuple[str, ...]:
    """What these fields of documents say, whatever proves it."""
    return tuple(f"{DOCUMENTS}/{name}/{VALUES_ALONE}" for name in names)


def _of_all(name: str) -> tuple[str, ...]:
    """This field of every kind that has it."""
    return _told_of((kind.folder for kind in KINDS.values() if name in kind.model.model_fields), name)


NAMED_AND_DATED = _told_of((DOCUMENTS,), "name", "parties", "signed/date", "adopted/date")
STANDING = (*NAMED_AND_DATED, *_told_of((DOCUMENTS,), "status/value"))
MEMBERS = _told_of((COUNTRIES,), "memberships")
CLAUSES = (
    *NAMED_AND_DATED,
    *_told_of((DOCUMENTS,), "commitments/*"),
    *_told_of(("vocabulary",), "commitment_types", "families"),
)
COMPARED = (
    *CLAUSES,
    *STANDING,
    *_told_of((COUNTRIES, BODIES), "aliases", "memberships"),
    *_said_in(*"signed legal_nature term consultation exit_notice review languages effect renewal".split()),
    *_told_of((DOCUMENTS,), "text"),
    *(one for name in ("demonyms", "funding", "offers") for one in _of_all(name)),
)
SIDE_BY_SIDE = (
    *CLAUSES,
    *STANDING,
    *MEMBERS,
    *_told_of((DOCUMENTS,), "not_coded", "coalitions"),
    *_said_in("consultation", "disclaimers"),
    *_told_of(("vocabulary",), "verbs", "answers"),
)
OFFERED = (*_of_all("offers"), *MEMBERS, f"{COUNTRIES}/name")
TROOPS = (*OFFERED, "vocabulary/topics")
APPROVED = (*STANDING, *MEMBERS, *_told_of((DOCUMENTS,), "status", "text", "joined", "approval", "approvals"))
CODED_AT_ALL = _told_of((DOCUMENTS,), "commitments")
WITH_SUMS = (*NAMED_AND_DATED, *CODED_AT_ALL, *_of_all("funding"), *_told_of((DOCUMENTS,), "text"))
MONEY = (*WITH_SUMS, "vocabulary/topics")
NOT_KNOWN = (
    *STANDING,
    *OFFERED,
    *CODED_AT_ALL,
    *_told_of((DOCUMENTS,), "text"),
    *_said_in(*(name for name, one in fields_of(Agreement).items() if one.asked)),
    "disagreements",
    "vocabulary/gaps",
)
SHOWN_AS_EXAMPLES = (*NAMED_AND_DATED, *CODED_AT_ALL, *OFFERED, "site", "vocabulary/gaps")
WITH_CARDS = _told_of(KINDS, "name", "cited_values")
DATED = (
    *STANDING,
    *_told_of((DOCUMENTS,), "instrument"),
    *_told_of((MEETINGS,), "name", "series", "status", "held"),
    *_told_of((AUDITED,), "name", "published", "source"),
)
METHOD = (
    *_told_of((DOCUMENTS,), "name", "text", "commitments/*", "not_coded"),
    *_told_of((*KINDS, "disagreements"), QUOTED),
    *("site", "sources", "vocabulary"),
)
HOME = (
    *(*STANDING, *OFFERED, *DATED, *WITH_SUMS, *_of_all("events"), *_of_all("people"), *_of_all("outcomes")),
    *_told_of((DOCUMENTS,), "framework", "commitments/*", "not_coded", "foremost"),
    *_said_in("legal_nature", "consultation", "term", "effect", "review"),
    *_told_of((*KINDS, "disagreements"), QUOTED),
    *_told_of((*KINDS, "sources"), "id"),
    *("site", "vocabulary"),
)
NAMED_AS_EXAMPLES = (*_told_of((*KINDS, "sources", "disagreements"), "id"), "site", "vocabulary")
# What the lists of kinds tell where it is not each of their records.
OF_KINDS = {
    DOCUMENTS: (
        *STANDING,
        *CODED_AT_ALL,
        *_of_all("funding"),
        *_told_of((DOCUMENTS,), "framework", "instrument"),
        *_said_in(*"signed languages term effect consultation exit_notice accession_clause".split()),
    ),
    COUNTRIES: (*STANDING, *OFFERED, *_of_all("funding"), f"{BODIES}/aliases"),
    BODIES: (*STANDING, *MEMBERS, f"{BODIES}/name", *_told_of((MEETINGS,), "name", "held", "status", "participants")),
    MEETINGS: _told_of((MEETINGS,), "name", "series", "status", "held", "outcomes"),
}


def told_in(dossier: Dossier, src_uri: str) -> tuple[str, ...]:
    """All that a list tells: also of what is said across records of the topics that the vocabulary gives it."""
    fields = (*_of_all("provisions"), *_of_all("outcomes"))
    return (*LISTS[src_uri].tells, *(f"{one}/{name}" for one in fields for name in topics.topics_of(dossier, src_uri)))


def _of_kind(kind: Kind) -> ListPage:
    """The list of the records of a kind."""
    tells = OF_KINDS.get(kind.folder, (kind.folder,))
    return ListPage(kind.title, f"data/{kind.folder}", wide=True, template=kind.listing, kind=kind, tells=tells)


LISTS: dict[str, ListPage] = {
    "index.md": ListPage("", "data/site.yml", wide=True, tells=HOME),
    **{f"{kind.folder}/index.md": _of_kind(kind) for kind in KINDS.values()},
    "commitments.md": ListPage("Commitments side by side", "data/vocabulary.yml", wide=True, tells=SIDE_BY_SIDE),
    "timeline.md": ListPage("Timeline", "data/agreements", wide=True, tells=DATED),
    "compare.md": ListPage("Compare two agreements", "data/agreements", wide=True, tells=COMPARED),
    "offers.md": ListPage("Who offers forces or other help, and who rules it out", "data/countries", tells=TROOPS),
    "approval.md": ListPage("Ratification and approval, and who has not signed", "data/agreements", tells=APPROVED),
    "money.md": ListPage("Money", "data/agreements", wide=True, tells=MONEY),
    "claims.md": ListPage("All claims", "data/articles", tells=(AUDITED,)),
    "disagreements.md": ListPage("Where sources disagree", "data/disagreements.yml", tells=("disagreements",)),
    "forecasts.md": ListPage("Forecasts and what became of them", "data/articles", wide=True, tells=(AUDITED,)),
    "unknown.md": ListPage("What is not known", "data/agreements", wide=True, tells=NOT_KNOWN),
    "sources.md": ListPage("Sources", "data/sources", tells=("sources", "vocabulary/source_kinds")),
    "data.md": ListPage("Data", "data/site.yml", tells=SHOWN_AS_EXAMPLES),
    "facts/index.md": ListPage("Facts to cite", "data", template="lists/facts.md", tells=WITH_CARDS),
    "changes.md": ListPage("What changed", "data"),
    "review.md": ListPage("To look at again", "data", for_editors=True),
    "glossary.md": ListPage("Glossary", "data/vocabulary.yml", wide=True, tells=("vocabulary",)),
    "fields.md": ListPage("Fields", "generator/model/records.py", wide=True, for_editors=True, tells=NAMED_AS_EXAMPLES),
    "method.md": ListPage("Method", "data/vocabulary.yml", tells=METHOD),
}
# What lists say first.
LEADS: dict[str, Callable[[Dossier], str]] = {
    "offers.md": lambda dossier: " ".join(offers.lead(dossier)),
    "approval.md": approval.foremost_step,
    "money.md": lambda dossier: f"{told}." if (told := sum_sentences.leading(dossier)) else "",
    "changes.md": state_of_play.newest_told,
    "sources.md": lambda dossier: " ".join(citing.sources_answer(dossier)),
    "unknown.md": lambda dossier: " ".join(state_of_play.not_known(dossier)),
}
