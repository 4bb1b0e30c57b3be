"""Summits that an article only describes: "the summit in Madrid", "last year's summit", "the summit" of these days."""

import re
from collections.abc import Iterator

from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.model.records import Summit
from generator.news.mentions import Mention
from generator.news.places import town_alone
from generator.news.words import places_of

IN = re.compile(r"\bin [A-Z]")
AT_HAND = 20  # days before or after a summit in which "the summit" is that one


def summits_described(
    text: str, entities: list[Mention], dossier: Dossier, spoken_of: str, anchor: str
) -> Iterator[Mention]:
    """Summits without their full name: the body's summit with its town, its year, or the one next to the article."""
    if any(one.kind == "summit" for one in entities):
        return
    for start, end in places_of(text, "summit_noun"):
        bodies = [one.ref for one in entities if one.kind == "actor" and 0 <= start - one.end <= 30]
        series = {str(one.series) for id_, one in dossier.summits.items() if _of_body(id_, bodies)}
        if not series and spoken_of and not bodies:
            series = {str(dossier.summits[spoken_of].series)}
        around = text[max(0, start - 30) : end + 45]
        those = {id_: one for id_, one in dossier.summits.items() if str(one.series) in series}
        found = [id_ for id_, one in those.items() if _tells_town_or_year(one, around)]
        if not found and not IN.search(around) and anchor:
            today = when(anchor).first
            found = [id_ for id_, one in those.items() if abs((when(one.held.date).first - today).days) <= AT_HAND]
        if len(found) == 1:
            yield Mention(start, end, "summit", found[0], text[start:end])


def _of_body(id_: str, bodies: list[str]) -> bool:
    return any(id_.startswith(f"{body.casefold()}-") for body in bodies)


def _tells_town_or_year(summit: Summit, around: str) -> bool:
    """Whether the words around a summit give its town or its year."""
    town = town_alone(summit.held.place or "")
    year = summit.held.date[:4]
    other = re.search(r"(?<!\d)20\d\d(?!\d)", around)
    return (
        bool(town) and town in around
        if not other
        else other.group() == year and (town in around or not IN.search(around))
    )
