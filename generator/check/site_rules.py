"""What must hold of data/site.yml: what it names of records must be there, and what it says was withdrawn must not.

A rule's docstring is the rule, in must-form. They are among `rules.RULES`.
"""

from collections.abc import Iterator

from generator.model.dossier import Dossier
from generator.model.kinds import KINDS
from generator.model.records import Record
from generator.source.expectations import field_names
from generator.source.problem import Problem, found, nearest
from generator.text.towns import town_of

PAGED = (*KINDS, "disagreements")  # records of which may have been withdrawn


def sought_field_of_nothing(dossier: Dossier) -> Iterator[Problem]:
    """A field that readers look for must be one of some kind of record."""
    known = {name for kind in KINDS.values() for name in field_names(kind.model)}
    for entry in dossier.site_entry:
        for index, one in enumerate(dossier.site.sought_fields):
            if one.name not in known:
                what = f"must be a field of a record: {found(one.name)}."
                yield entry.problem(("sought_fields", index, "name"), what + nearest(one.name, known))


def sought_town_of_no_meeting(dossier: Dossier) -> Iterator[Problem]:
    """A town that readers look for must be written as at the meetings there; without any it leads nowhere."""
    known = {town_of(one.held.place) for one in dossier.summits.values() if one.held.place}
    for entry in dossier.site_entry:
        for index, one in enumerate(dossier.site.sought_towns):
            if one.name not in known and (meant := nearest(one.name, known)):
                what = f"must be the place of a meeting: {found(one.name)}."
                yield entry.problem(("sought_towns", index, "name"), what + meant)


def withdrawn_for_good(dossier: Dossier) -> Iterator[Problem]:
    """The address of a record that was withdrawn must not be given to another one."""
    claimed = {f"{e.kind}/{id_}" for e, record in dossier.each(Record) for id_ in (e.id, *record.formerly)}
    for entry in dossier.site_entry:
        for index, one in enumerate(dossier.site.withdrawn):
            kind = one.record.partition("/")[0]
            if kind not in PAGED:
                what = f"must begin with a kind of record: {found(kind)}."
                yield entry.problem(("withdrawn", index, "record"), what + nearest(kind, PAGED))
            for key in claimed.intersection(one.keys):
                what = f"must not be an address in use: a record was withdrawn for good: {found(key)}."
                yield entry.problem(("withdrawn", index, "record" if key == one.record else "formerly"), what)


SITE_RULES = (sought_field_of_nothing, sought_town_of_no_meeting, withdrawn_for_good)
