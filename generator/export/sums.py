"""The table of sums, in which adding up is safe: `adds_up` is true of those rows alone that may be added.

Whoever takes these and groups them by donor, year and nature gets what the page of the sums shows. All other rows are
there to be read one by one: what was given before, a frame of several years, a part of another sum.
"""

from dataclasses import replace

from generator.check.evidence import Lock
from generator.derive.funds import Sum, called, every_sum, in_euros, promised_for, rate_day, stage, year_of
from generator.export.columns import Column, Row, Table
from generator.export.items import list_table, numbered
from generator.model.dossier import Dossier
from generator.model.records import Agreement

FUNDING = "funding"
FOLLOWING = (
    Column("agreement", "The document that names it; empty where none does", to="agreements"),
    Column("given_by", "Who gives it, as the page of the sums calls them: the donor, else the partner", required=True),
    Column("given_by_code", "The code of those, where they are a country or a body recorded here", to="actors"),
    Column("year", "The one year it is for; empty where it is for none or several", "integer"),
    Column("stage", "What it is to its text: promised by it, given before it, delivered since, a frame or other"),
    Column("euros", "The amount in euros at the reference rate of that day, rounded to cents", "number", required=True),
    Column("rate_day", "That day: of the document, else of the check of the record", "date", required=True),
    Column(
        "adds_up",
        "Whether it may be added to others of the same giver, year and nature; only sums promised for one year may",
        "boolean",
        required=True,
    ),
)


def sums_table(dossier: Dossier, lock: Lock) -> Table:
    """One row for each sum, with what follows for adding it up behind what it says."""
    table = list_table(dossier, lock, FUNDING)
    known = {id(one.funding): one for one in every_sum(dossier)}
    told = (known[id(one)] for _, _, one in numbered(dossier, FUNDING))
    rows = tuple({**row, **_comes_behind(dossier, one)} for row, one in zip(table.rows, told, strict=True))
    place = [column.name for column in table.columns].index("source")
    columns = (*table.columns[:place], *FOLLOWING, *table.columns[place:])
    return replace(table, columns=columns, rows=rows)


def _comes_behind(dossier: Dossier, one: Sum) -> Row:
    return {
        "agreement": one.record.id if isinstance(one.record, Agreement) else None,
        "given_by": called(dossier, one.donor),
        "given_by_code": one.donor if one.donor in dossier.actors else None,
        "year": year_of(one),
        "stage": stage(dossier, one),
        "euros": round(in_euros(one), 2),
        "rate_day": rate_day(one),
        "adds_up": promised_for(dossier, one) is not None,
    }
