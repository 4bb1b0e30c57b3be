"""The first sentences of a country or a body: what it has signed, what it undertakes, and what else is known of it."""

from collections.abc import Iterator, Sequence

from generator.derive.agreement_leads import PAIR, obliges, runs_for, stands, where_it_stands
from generator.derive.latest_events import latest_event_told
from generator.derive.legal_force import keeps_silent, told_by_others, told_by_the_text
from generator.derive.membership import of_members, other_members
from generator.derive.noun_phrases import in_doubt, in_sentence, known_of, status_old
from generator.derive.offers import asked_first, none_found, offers_told, opening_clause
from generator.derive.promised import in_short
from generator.derive.queries import concluded_alone, issuing
from generator.derive.state_of_play import finding, first_lines, weakly_known
from generator.derive.sum_sentences import most_promised
from generator.model.chronology import dated
from generator.model.dates import english, on, on_one_day
from generator.model.dossier import Dossier, bilateral
from generator.model.meanings import awaited, concluded, running, took_place
from generator.model.records import Actor, Agreement, Country
from generator.text.quantities import opening
from generator.text.wording import appended, capital, listed, small, with_full_stop

WORDS_AT_A_GLANCE = 120  # more are no answer


def actor_answer(dossier: Dossier, actor: Actor) -> list[str]:
    """What it has signed, and what it undertakes; of who has nothing at all that nothing is recorded.

    Where that is too long, what the page tells first below is left out, one thing after the other.
    """
    sentences = _all_told(dossier, actor)
    for one in _spare(dossier, actor):
        if len(" ".join(sentences).split()) > WORDS_AT_A_GLANCE:
            sentences = [sentence for sentence in sentences if sentence != one]
    return sentences


def _spare(dossier: Dossier, actor: Actor) -> list[str]:
    """What may be left out of the first sentences, the least missed first."""
    alone = concluded_alone(dossier, actor.code)
    silent = [f"{opening(told_by_the_text(dossier, one))}." for one in alone if keeps_silent(dossier, one)]
    sums = most_promised(dossier, actor.code)
    newest = [one for draft in _drafted(dossier, actor) for one in latest_event_told(dossier, draft)]
    several = _stand(dossier, alone) if len(alone) > 1 else []  # a tile tells it too
    return [*silent, *_of_its_members(dossier, actor), *sums, *newest, *_newest_of(dossier, actor), *several]


def _all_told(dossier: Dossier, actor: Actor) -> list[str]:
    all_ = [a for a in dossier.agreements_of.get(actor.code, ()) if concluded(dossier, a)]
    if actor.code == dossier.subject:
        return list(filter(None, (finding(dossier), first_lines(dossier), weakly_known(dossier))))
    alone = concluded_alone(dossier, actor.code)
    several = [a for a in all_ if a not in alone]
    sentences = _together(dossier, actor)
    if alone or isinstance(actor, Country) or not (sentences or several):
        sentences = [*_alone(dossier, actor, alone), *sentences]
    sentences += _of_its_members(dossier, actor)
    read = any(a.commitments for a in alone)
    if not read:  # else what it concluded with others stands among its documents only
        it = "It" if sentences else capital(in_sentence(dossier, [actor.code]))
        sentences += _with_others(dossier, actor, it, several)
    sentences += _said_to(dossier, actor)
    if read:
        found = none_found(dossier, actor) if isinstance(actor, Country) else _newest_of(dossier, actor)
        return [*sentences, *found]
    first = [with_full_stop(capital(one.what)) for one in actor.provisions[:1]]
    # Of a body it is told what it is before what it did.
    sentences = [*sentences, *first] if isinstance(actor, Country) else [*first, *sentences]
    return [*sentences, *offers_told(dossier, actor), *_newest_of(dossier, actor)]


def _newest_of(dossier: Dossier, actor: Actor) -> list[str]:
    """The newest event that its documents do not tell; of whom nothing else is known the newest meeting."""
    documents = [*dossier.agreements_of.get(actor.code, ()), *of_members(dossier, actor.code)]
    told = latest_event_told(dossier, actor, [dated(one) or "" for one in documents], recent=True)
    if told or documents or actor.offers or actor.provisions or actor.code in dossier.joined_by:
        return told
    met = [one for one in dossier.summits_of.get(actor.code, ()) if took_place(dossier, one)]
    days = ((one.name, english(one.held.date)) for one in met[-1:])
    return [f"Newest meeting recorded with it: {name}{'' if day in name else f' ({day})'}." for name, day in days]


def _with_others(dossier: Dossier, actor: Actor, it: str, several: Sequence[Agreement]) -> Iterator[str]:
    """The document of several parties that it joined, or is a party to, and what must be known first of its part in it.

    `it`: how the sentence calls it.
    """
    joined = [(a, j) for a in dossier.joined_by.get(actor.code, ()) for j in a.joined if j.party == actor.code]
    if joined:
        yield f"{it} joined the {joined[0][0].name} {on_one_day(joined[0][1].date)}."
    elif several:
        first = next((a for a in several if running(dossier, a)), several[0])
        day = english(dated(first) or "")
        of = "," if day[-4:] in first.name else " of"  # a name with the year has no second "of"
        yield f"{it} {'is' if running(dossier, first) else 'was'} a party to the {first.name}{of} {day}."
        yield from (with_full_stop(capital(one.what)) for one in first.foremost if actor.name in one.what)


def _alone(dossier: Dossier, actor: Actor, made: list[Agreement]) -> list[str]:
    """What an actor has concluded with the subject alone, what it undertakes there, and what is not signed."""
    named = capital(in_sentence(dossier, [actor.code]))
    sums, drafts = most_promised(dossier, actor.code), _drafts(dossier, actor)
    if not made:
        return [_none(dossier, actor, named), *drafts, *sums]
    done = [("signed", [a for a in made if a.signed]), ("adopted", [a for a in made if not a.signed])]
    said = (f"{verb} {listed([_agreement_with_date(dossier, one) for one in own])}" for verb, own in done if own)
    runs = runs_for(dossier, made[0]) if len(made) == 1 and running(dossier, made[0]) else ""
    first = f"{named} {' and '.join(said)}{appended('; it ', runs)}."
    force = _force_by_others(dossier, made)
    return [first, *_unread(dossier, made), *_promised_by(dossier, made), *force, *sums, *drafts]


def _none(dossier: Dossier, actor: Actor, named: str) -> str:
    """That nothing is recorded, with the day of which a source says so."""
    known = actor.bilateral if isinstance(actor, Country) else None
    as_of = f" ({known_of(dossier, known.as_of)})" if known and known.as_of else ""
    subject = in_sentence(dossier, [dossier.subject])
    return f"{named} has signed no agreement of this kind with {subject} alone, as far as is recorded{as_of}."


def _drafts(dossier: Dossier, actor: Actor) -> list[str]:
    """Where the documents stand that are not signed, and the newest event on the way to them."""
    drafts = _drafted(dossier, actor)
    told = ((stands(dossier, one, f"the {one.name}"), *latest_event_told(dossier, one)) for one in drafts)
    return [sentence for sentences in told for sentence in sentences]


def _drafted(dossier: Dossier, actor: Actor) -> list[Agreement]:
    return [one for one in bilateral(dossier, actor.code) if awaited(dossier, one)]


def _force_by_others(dossier: Dossier, made: list[Agreement]) -> list[str]:
    """What others say of the legal force of its documents that are not known to speak of it."""
    said = ((one, told_by_others(dossier, one)) for one in made)
    return [f"Legal force of the {one.name}: {force}." for one, force in said if force]


def _promised_by(dossier: Dossier, made: list[Agreement]) -> list[str]:
    """What its text promises, and what readers ask of it first, where it has one that was read."""
    one = next((a for a in made if a.commitments), None)
    if one is None:
        return []
    binds = told_by_the_text(dossier, one)
    promised = in_short(dossier, one)
    if _first_alone_read(made):
        promised = [sentence.replace("The text", "The first, the one that was read,", 1) for sentence in promised]
    return [*promised, *obliges(dossier, one), *([f"{opening(binds)}."] if binds else [])]


def _first_alone_read(made: list[Agreement]) -> bool:
    """Whether of several texts the first was read, and no other, so that its promise says so."""
    return len(made) > 1 and [a for a in made if a.commitments] == made[:1]


def _unread(dossier: Dossier, made: list[Agreement]) -> list[str]:
    """Where its documents stand, as far as that must be told, and which of several texts was read."""
    read = [a for a in made if a.commitments]
    if len(made) == 1:
        return where_it_stands(dossier, made[0])
    stand = _stand(dossier, made)
    if not read:
        return [*stand, "Their texts have not been read clause by clause."]
    if len(read) == len(made) or (_first_alone_read(made) and in_short(dossier, made[0])):
        return stand
    whose = listed([f"the {a.name}" for a in read])
    return [*stand, f"Of these, only the text of {whose} was read clause by clause."]


def _stand(dossier: Dossier, made: list[Agreement]) -> list[str]:
    """Where those of several documents stand that were not confirmed for long; of one word for both in one sentence."""
    old = [one for one in made if status_old(dossier, one)]
    words, days = {dossier.meaning(one.status.value).label for one in old}, [on(one.status.as_of) for one in old]
    if len(old) == len(made) == PAIR and len(words) == 1:
        return [f"Both {small(words.pop())}, last confirmed {listed(list(dict.fromkeys(days)))}."]
    return [stands(dossier, one, f"the {one.name}") for one in old]


def _together(dossier: Dossier, actor: Actor) -> list[str]:
    """What all members of a body have concluded, though not the body itself."""
    made = [a for a in of_members(dossier, actor.code) if concluded(dossier, a)]
    verbs = ((("signed" if a.signed else issuing(dossier, a)), a) for a in made)
    done = [f"{verb} {_agreement_with_date(dossier, a)}" for verb, a in verbs]
    who = in_sentence(dossier, [actor.code])
    return [f"The members of {who} together {listed(done)}."] if done else []


def _said_to(dossier: Dossier, actor: Actor) -> list[str]:
    """Who offers or refuses a body what readers ask for first."""
    asked = asked_first(dossier)
    said = opening_clause(dossier, asked, actor.code) if asked else ""
    return [said] if said else []


def _of_its_members(dossier: Dossier, actor: Actor) -> list[str]:
    """How many members of a body have each concluded something with the subject alone."""
    members_ = other_members(dossier, actor.code)
    made = sum(bool(concluded_alone(dossier, one.code)) for one in members_)
    if not members_:
        return []
    has = "has" if made < 2 else "have"
    own = f"{has} a document of their own with {in_sentence(dossier, [dossier.subject])}"
    body, some = in_sentence(dossier, [actor.code]), 0 < made < len(members_)
    who = f"Of the {len(members_)} members of {body}" if some else f"{_how_many(made)} of {body}"
    return [f"{who} recorded here{f', {made}' if some else ''} {own}."]


def _how_many(made: int) -> str:
    """`Both members`, of whom all have done it, or none."""
    return {0: "None of the members", 1: "The one member", 2: "Both members"}.get(made, f"All {made} members")


def _agreement_with_date(dossier: Dossier, agreement: Agreement) -> str:
    made = agreement.signed or agreement.adopted
    return f"the {agreement.name} {on(dated(agreement) or '')}{in_doubt(dossier, made)}"
