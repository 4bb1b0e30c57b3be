"""Who sends soldiers and who does not: a country's word on it, beside the last one that is recorded."""

from collections.abc import Iterator

from generator.model.dates import english, when
from generator.model.parts import Offer
from generator.model.vocabulary import OfferFirmnessWord, OfferKindWord
from generator.news.finding import Finding, Stance, by_day, compared
from generator.news.passage import Clause, Passage
from generator.news.words import said_by, tells


def sendings(passage: Passage) -> Iterator[Finding]:
    """The countries of which a passage says that they send soldiers, or that they do not."""
    for clause in passage.clauses:
        verb = said_by("sends").search(clause.text) if tells(clause.text, "soldiers") else None
        code = _who(passage, clause)
        offer = _last_offer(passage, code) if verb and code else None
        if verb and offer and not tells(clause.text, "possible"):
            refused = tells(clause.text, "never") or tells(clause.text, "rules_out")
            same = (_strength(passage, offer) == 0) is refused
            verdict = Stance.AGREES if same else Stance.DIFFERS
            span = clause.start + verb.start(), clause.start + verb.end()
            reason = f"Recorded of {english(offer.said)}: {offer.what}"
            yield compared(passage, span, "participants", (code, str(offer.to)), verdict, offer.what, reason, offer)


def _who(passage: Passage, clause: Clause) -> str:
    """The one country that a clause, or the clause it hangs on, names or names somebody of."""
    before = [one for one in passage.clauses if one.end <= clause.start][-1:]
    for one in (clause, *before):
        codes = {two.ref for two in one.entities if two.kind == "actor"} | {two.country for two in one.people}
        others = codes - {"", passage.dossier.subject}
        if others:
            return others.pop() if len(others) == 1 else ""
    return ""


def _last_offer(passage: Passage, code: str) -> Offer | None:
    """What a country last said about soldiers by the day of the article, where it said one thing only."""
    actor = passage.dossier.actors.get(code)
    said = [one for one in actor.offers if _of_soldiers(passage, one) and by_day(passage, one.said)] if actor else []
    firm = {_strength(passage, one) == 0 for one in said}
    changed = any(one.later for one in said)
    return (
        max(said, key=lambda one: when(one.said).first) if len(firm) == 1 and not changed and passage.anchor else None
    )


def _of_soldiers(passage: Passage, offer: Offer) -> bool:
    word = passage.dossier.word(OfferKindWord, offer.kind)
    return any(tells(name, "soldiers") for name in (word.label, *word.aliases))


def _strength(passage: Passage, offer: Offer) -> int:
    return passage.dossier.word(OfferFirmnessWord, offer.firmness).strength
