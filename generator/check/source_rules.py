"""What must hold between sources: one page one source, one text one document, one file one kind.

A rule's docstring is the rule, in must-form. They are among `rules.RULES`.
"""

from collections.abc import Iterator

from generator.model.dossier import VOCABULARY, Dossier
from generator.model.entries import own_text
from generator.model.records import Source
from generator.source.problem import Problem, found, nearest


def duplicate_source(dossier: Dossier) -> Iterator[Problem]:
    """A page must be one source only: two ids for one address, or one id in two files, are wrong."""
    addresses: dict[str, str] = {}
    ids: dict[str, str] = {}
    # The one that is cited was there before.
    for entry in sorted(dossier.of("sources"), key=lambda one: one.id not in dossier.cited):
        assert isinstance(entry.record, Source)
        address = entry.record.page
        if entry.id in ids:
            yield entry.problem(entry.where, f"must be a new id: {ids[entry.id]} has this one already.", key=True)
        elif address in addresses:
            what = f"must be an address no other source has: '{addresses[address]}' has it already."
            yield entry.problem((*entry.where, "url"), what)
        addresses.setdefault(address, entry.id)
        ids.setdefault(entry.id, entry.file.path)


def text_of_two(dossier: Dossier) -> Iterator[Problem]:
    """A source must be the text of one document only."""
    entries = [entry for entry in dossier.of("agreements") if own_text(entry.record)]
    texts = {own_text(entry.record) for entry in entries}
    owners: dict[str | None, str] = {}
    # The one whose id it bears has it.
    for entry in sorted(entries, key=lambda one: not str(own_text(one.record)).startswith(one.id)):
        text = own_text(entry.record)
        owner = owners.setdefault(text, entry.id)
        if owner != entry.id:
            meant = nearest(f"{entry.id}-text", dossier.sources.keys() - texts)
            yield entry.problem(
                ("text",), f"must be the text of this document: {found(text)} is that of '{owner}'.{meant}"
            )


def unknown_source_kind(dossier: Dossier) -> Iterator[Problem]:
    """A file of sources must bear the name of a kind of source."""
    kinds = dossier.vocabulary.get("source_kinds", {})
    for path in sorted({entry.file.path for entry in dossier.of("sources")}):
        stem = path.rsplit("/", 1)[-1].removesuffix(".yml")
        if kinds and stem not in kinds:
            what = f"must bear the name of a word of `source_kinds` in {VOCABULARY}: {found(stem)}."
            yield Problem(path, 1, 1, "", what + nearest(stem, kinds))


SOURCE_RULES = (duplicate_source, text_of_two, unknown_source_kind)
