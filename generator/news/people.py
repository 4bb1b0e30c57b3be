"""The people a sentence names, with the office and the country it gives them."""

import re
from collections.abc import Iterator
from dataclasses import replace

from generator.model.chronology import dated
from generator.model.dates import when
from generator.model.dossier import Dossier
from generator.news.entities import Lexicon, NamedPerson
from generator.news.mentions import Mention, mentions
from generator.news.sounds import same_person
from generator.news.words import form_of, said_by
from generator.text.wording import without_possessive

NAME_PART = form_of("name_part").pattern
AROUND = 45  # characters beside a name in which its office and country stand
SHORTEST = 3
APPOSED = re.compile(r"\s*(?:[,;.)]|$)")  # behind a name that stands beside an office: "the president, N. N., said"
OF_OFFICE = re.compile(r"['’]s?\s")  # "the chancellor's adviser" is no chancellor
ANOTHERS = re.compile(rf"['’]s?\s|\s{NAME_PART}\s{NAME_PART}")  # the office of whom it stands before


def people_in(text: str, lexicon: Lexicon, entities: list[Mention]) -> list[NamedPerson]:
    """Everyone a text names, in order: known people by their name alone, others by two names or an office."""
    found: list[NamedPerson] = []
    whole = list(lexicon.full_names(text))
    runs = [span for match in form_of("run").finditer(text) for span in _without_offices(text, *match.span(), entities)]
    apart = [one for one in runs if not any(one[0] < last and first < one[1] for first, last in whole)]
    for start, end in sorted([*whole, *apart]):
        if start < end:
            name = without_possessive(text[start:end])
            if any(one.kind != "person" and one.text == name for one in mentions(name, lexicon.names)):
                continue  # an adjective that only tells where: "in the Ukrainian capital"
            known = lexicon.codes_of(name)
            office, head = _office(text, start, end)
            if known or (" " in name and (office or lexicon.language != "de")):
                country = _country(text, start, end, entities)
                alien = country in ("", lexicon.dossier.subject)  # "the president of … concluded it with N. N."
                country = known[0] if known and alien and country not in known else country
                found.append(NamedPerson(start, end, name, office, country, head, _past(text, start, end), known))
    return found


def as_then(person: NamedPerson, dossier: Dossier, anchor: str) -> NamedPerson:
    """A person without the country or body that, by the record, he or she came to speak for only after the article."""
    actors = [dossier.actors[code] for code in person.known if code in dossier.actors]
    begun = [one.from_ for actor in actors for one in actor.people if same_person(person.name, one.name)]
    if not anchor or not begun or not all(one and when(one).first > when(anchor).last for one in begun):
        return person
    by_then = (one for one in dossier.agreements.values() if (dated(one) or "9") <= anchor)
    signed_for = [
        str(signer.party) for one in by_then for signer in one.signatories if same_person(person.name, signer.name)
    ]
    if signed_for:
        country = signed_for[-1] if person.country in person.known else person.country
        return replace(person, known=(signed_for[-1],), country=country)
    return replace(person, known=(), country="" if person.country in person.known else person.country)


def _without_offices(text: str, start: int, end: int, entities: list[Mention]) -> Iterator[tuple[int, int]]:
    """The runs of capitalised words without offices, countries and known names of other things."""
    cuts = [(one.start, one.end) for one in entities if one.kind != "person" and start <= one.start < end]
    for concept in ("head_office", "office", "agreement", "summit", "honorific", "no_person"):
        cuts += [one.span() for one in said_by(concept).finditer(text, start, end)]
    place = start
    for first, last in [*sorted(cuts), (end, end)]:
        run = text[place : max(place, first)].strip(" ,")
        if len(run) >= SHORTEST and run[0].isupper():
            at = text.index(run, place)
            yield at, at + len(run)
        place = max(place, last)
        while place < end and not text[place].isspace() and text[place] in "’'s":
            place += 1


def _window(text: str, start: int, end: int) -> tuple[int, int]:
    """The part of the sentence around a name, cut at stronger marks."""
    left = max((text.rfind(mark, 0, start) for mark in (";", ":", "—", "|", ". ")), default=-1) + 1
    marks = [place for mark in (";", "—", "|", ". ") if (place := text.find(mark, end)) >= 0]
    return max(left, start - AROUND), min([*marks, len(text), end + AROUND])


def _office(text: str, start: int, end: int) -> tuple[str, bool]:
    """The office nearest to a name: right before it, or after it behind a comma."""
    left, right = _window(text, start, end)
    behind = text[end:right]
    own = behind if form_of("own_office").match(behind) else ""
    for concept, head in (("head_office", True), ("office", False)):
        offices = [one for one in said_by(concept).finditer(text, left, start) if not OF_OFFICE.match(text, one.end())]
        beside = [one for one in offices if text[one.end() : start] == ", "]
        if beside and APPOSED.match(text, end):
            return beside[-1].group(), head and not _lesser(text, beside[-1].start())
        before = [one for one in offices if not _cut(text[one.end() : start])]
        if before:
            return before[-1].group(), head and not _lesser(text, before[-1].start())
        after = said_by(concept).search(own)
        if (
            after
            and not ANOTHERS.match(own, after.end())
            and not re.search(r"(?:,.*){3}|\b(?:said|met|with|by)\b", own[: after.start()])
            and not form_of("no_own_office").search(own[: after.start()])
        ):
            return after.group(), head
    return "", False


def _lesser(text: str, start: int) -> bool:
    return bool(
        re.search(r"(?:deputy|vice|foreign|stellvertretende\w*|віце|заступни\w+)[\s-]$", text[:start], re.IGNORECASE)
    )


def _cut(between: str) -> bool:
    """Whether what stands between an office and a name parts them."""
    other = bool(
        re.search(r"[,;:.]\s(?!\w+\s)|\b(?:and|with|met|while|und|während|tandis|та|і)\b", between)
        or form_of("does").search(between)
    )
    return other or len(between) > AROUND


def _country(text: str, start: int, end: int, entities: list[Mention]) -> str:
    """The country or body named nearest to a name, on the side on which its office stands."""
    left, right = _window(text, start, end)
    actors = [one for one in entities if one.kind == "actor" and "|" not in one.ref]
    own = [one for one in actors if end <= one.start < right and form_of("spoke_for").fullmatch(text[end : one.start])]
    if own:
        return own[0].ref
    before = [one for one in actors if left <= one.start and one.end <= start and not _apart(text[one.end : start])]
    if before:
        return before[-1].ref
    if re.match(r"(?:,|\s\()", text[end:right]):
        after = [one for one in actors if end <= one.start < right and _apposed(text[end + 1 : one.start])]
        if after:
            return after[0].ref
    return ""


def _apposed(between: str) -> bool:
    """Whether a country behind a name and a mark tells whose the office is: "N. N., the president of Ukraine"."""
    office = any(said_by(name).search(between) for name in ("office", "head_office"))
    return not _apart(between) and (office or form_of("articles_only").fullmatch(between) is not None)


def _apart(between: str) -> bool:
    return bool(re.search(r"\b(?:and|with|in|at|und|mit|met|signed|welcomed|та|і|з|із)\b", between))


def _past(text: str, start: int, end: int) -> bool:
    left, right = _window(text, start, end)
    return bool(said_by("past_office").search(text, left, right))
