"""What must hold of data/site.yml: what it names of records must be there.

A rule's docstring is the rule, in must-form. They are among `rules.RULES`.
"""

from collections.abc import Iterator

from generator.model.dossier import Dossier
from generator.model.kinds import KINDS
from generator.source.expectations import field_names
from generator.source.problem import Problem, found, nearest


def sought_field_of_nothing(dossier: Dossier) -> Iterator[Problem]:
    """A field that readers look for must be one of some kind of record."""
    known = {name for kind in KINDS.values() for name in field_names(kind.model)}
    for entry in dossier.site_entry:
        for index, one in enumerate(dossier.site.sought_fields):
            if one.name not in known:
                what = f"must be a field of a record: {found(one.name)}."
                yield entry.problem(("sought_fields", index, "name"), what + nearest(one.name, known))


SITE_RULES = (sought_field_of_nothing,)
