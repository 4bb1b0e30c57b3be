"""The country that a clause speaks of without its name: by a pronoun, in a row of a list, or as "a country that …"."""

from generator.news.passage import Clause, Passage
from generator.news.words import form_of


def country_meant(passage: Passage, clause: Clause) -> str:
    """The code of the country a clause takes up; empty where it names one itself or takes up none.

    It is the one its sentence names first, by itself or by who leads it, else the one spoken of last.
    """
    countries = [(one.start, one.ref) for one in passage.countries]
    countries += [(one.start, one.country) for part in passage.clauses for one in part.people if one.country]
    if any(clause.start <= start < clause.end for start, _ in countries):
        return ""
    before = [ref for start, ref in sorted(countries) if start < clause.start]
    if passage.listing:
        return next(iter(before), "")
    taken_up = form_of("takes_up_country").search(clause.text)
    fronted = not before and form_of("takes_up_country").match(passage.whole, clause.end + 2)  # "A member since, it …"
    if not (taken_up or fronted):
        return ""
    return before[0] if before else passage.country
