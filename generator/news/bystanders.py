"""Countries and bodies that a sentence names although no agreement of them is meant: by scheme, language or leaders."""

from generator.model.dossier import Dossier
from generator.news.mentions import Mention
from generator.news.passage import Clause
from generator.news.words import form_of, places_of, said_by, tells

SCHEME_WITHIN = 30  # characters
LEADERS_BESIDE = 18  # characters


def by_its_leaders(dossier: Dossier, one: Mention, text: str) -> bool:
    """Whether a body is only named with its leaders or its summit, who met and signed nothing."""
    before, behind = text[max(0, one.start - LEADERS_BESIDE) : one.start], text[one.end : one.end + LEADERS_BESIDE]
    of_body = one.ref in {str(body.code) for body in dossier.organisations.values()}
    return of_body and (tells(before, "body_by_leaders") or tells(behind, "body_by_leaders"))


def language_of_version(clause: Clause, place: int) -> bool:
    """Whether a country's adjective only says in which language a text is: "drawn up in English and French"."""
    return any(end < place - clause.start for _, end in places_of(clause.text, "written_in"))


def of_scheme(text: str, end: int) -> bool:
    """Whether a country only tells whose programme or which version is meant: "the Czech ammunition initiative"."""
    within = end, min(len(text), end + SCHEME_WITHIN)
    found = (said_by(concept).search(text, *within) for concept in ("scheme", "language_version"))
    return any(one is not None and form_of("adjectives").fullmatch(text[end : one.start()]) for one in found)
