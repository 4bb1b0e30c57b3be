"""What follows from the records in words: the two sentences at the top of the page of a record.

Sentences about "all" or "only" on the site come from here and from `clause_leads`, never from prose.
"""

from collections.abc import Iterator, Sequence

from generator.derive.claims import article_answer
from generator.derive.funds import most_promised
from generator.derive.legal_force import told_by_the_text
from generator.derive.membership import of_members, other_members
from generator.derive.noun_phrases import after_trigger, forefront, in_doubt, in_sentence
from generator.derive.offers import asked_first, opening_clause
from generator.derive.promised import in_short
from generator.derive.queries import concluded_alone, issuing, kinds_saying
from generator.derive.state_of_play import finding, first_lines, weakly_known
from generator.derive.summit_leads import summit_answer
from generator.derive.terms import expires, start
from generator.model.dates import english, english_duration, on, on_one_day
from generator.model.dossier import Dossier, bilateral, dated
from generator.model.meanings import concluded, headlines, issued, phase, running, undertakes
from generator.model.records import Actor, Agreement, Article, Country, Summit
from generator.model.vocabulary import CommitmentType
from generator.text.quantities import opening, spelled
from generator.text.wording import appended, capital, listed, possessive, small

PAIR = 2
NAMED_PARTIES = 8  # parties that one sentence can name
PLURAL = "s"  # labels are English, so what names a document in the plural ends in it


def answer(dossier: Dossier, record: object) -> list[str]:
    """The two sentences at the top of a page."""
    match record:
        case Agreement():
            return agreement_answer(dossier, record)
        case Summit():
            return summit_answer(dossier, record)
        case Article():
            return article_answer(dossier, record)
        case Actor():
            return country_answer(dossier, record)
        case _:
            return []


def agreement_answer(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Two sentences: what it is, and what it obliges and does not."""
    noun = dossier.meaning(agreement.instrument).label.lower()
    parties = sorted(agreement.parties, key=lambda code: code == dossier.subject)
    if not (agreement.signed or agreement.adopted):
        return [*_not_signed(dossier, agreement, noun, parties), *_obliges(dossier, agreement, noun)]
    first = _made(dossier, agreement, noun, parties)
    if phase(dossier, agreement) == "over":
        return [f"{first}.", capital(_stands(dossier, agreement)), *_obliges(dossier, agreement, noun)]
    return [f"{first}{_course(dossier, agreement)}.", *_obliges(dossier, agreement, noun), *_holds(dossier, agreement)]


def _made(dossier: Dossier, agreement: Agreement, noun: str, parties: Sequence[str]) -> str:
    """Who signed or adopted it, where and when; of a text without parties only that it was published."""
    signing = agreement.signed or agreement.adopted
    assert signing is not None
    when_ = f"{appended(' in ', signing.place)} {on(signing.date)}"
    these, were, them = ("these", "were", "them") if noun.endswith(PLURAL) else ("this", "was", "it")
    if not agreement.signed and issued(dossier, agreement):
        return f"{capital(these)} {noun} {were} published{when_}; no state is bound by {them}"
    verb = "signed" if agreement.signed else issuing(dossier, agreement)
    return f"{capital(_by_whom(dossier, parties))} {verb} {these} {noun}{when_}{in_doubt(dossier, signing)}"


def _not_signed(dossier: Dossier, agreement: Agreement, noun: str, parties: Sequence[str]) -> list[str]:
    """That nobody has signed it as far as is known, and where it stands."""
    who = capital(in_sentence(dossier, parties)) if len(parties) == PAIR else "Its parties"
    return [f"{who} have not signed this {noun}, as far as is known.", capital(_stands(dossier, agreement))]


def _by_whom(dossier: Dossier, parties: Sequence[str]) -> str:
    """The parties by name, or the subject and how many others."""
    if len(parties) <= NAMED_PARTIES:
        return in_sentence(dossier, parties)
    if dossier.subject in parties:
        return f"{in_sentence(dossier, [dossier.subject])} and {spelled(len(parties) - 1)} others"
    return f"{spelled(len(parties))} parties"


def _course(dossier: Dossier, agreement: Agreement) -> str:
    """When it took effect, where that was not the day of the signature, and how long it runs."""
    effect, signed = agreement.effect, agreement.signed
    day = effect.date if effect and not (signed and signed.date == effect.date) else None
    told = [f"took effect {on(day)}" if day else "", _runs(dossier, agreement)]
    return f"; it {listed([part for part in told if part])}" if any(told) else ""


def _runs(dossier: Dossier, agreement: Agreement) -> str:
    """How long it runs, and until when or from when where the record says so."""
    term = agreement.term
    if not term or not term.value:
        return ""
    last, begin = expires(dossier, agreement), start(dossier, term)
    until = f", until {english(last.isoformat())}" if last else f", counted from {begin}" if begin else ""
    return f"runs for {english_duration(term.value)}{until}{in_doubt(dossier, term)}"


def _stands(dossier: Dossier, agreement: Agreement, of: str = "") -> str:
    """The status in words, where it says more than the signature."""
    status = dossier.meaning(agreement.status.value)
    return f"status{of} as of {english(agreement.status.as_of)}: {small(status.definition.rstrip('.'))}."


def _obliges(dossier: Dossier, agreement: Agreement, noun: str) -> list[str]:
    if not agreement.commitments:
        return []
    said = []
    its = "their" if noun.endswith(PLURAL) else "its"
    consultation = agreement.consultation
    if consultation and consultation.within:
        soft = appended(" (“", consultation.softened, "”)")
        within = f"{its} parties consult within {english_duration(consultation.within)}{soft}"
        said.append(", ".join(part for part in (after_trigger(dossier), within) if part))
    for kind, word in headlines(dossier).items():
        commitment = agreement.commitments.get(CommitmentType(kind))
        if commitment:
            promises = "promises" if undertakes(dossier, commitment) else "does not promise"
            said.append(f"the text {promises} to {forefront(dossier, word, agreement)}")
    return [f"{capital('; '.join(said))}."] if said else []


def _holds(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Whether it binds in law by its own words, and how one gets out of it."""
    notice = agreement.exit_notice.value if agreement.exit_notice else None
    leave = f"it can be ended with {possessive(english_duration(notice))} notice" if notice else ""
    told = [part for part in (told_by_the_text(dossier, agreement), leave) if part]
    return [f"{opening('; '.join(told))}."] if told else []


def country_answer(dossier: Dossier, country: Actor) -> list[str]:
    """What it has signed, and what it undertakes; of who has nothing at all that nothing is recorded."""
    all_ = [a for a in dossier.agreements_of.get(country.code, ()) if concluded(dossier, a)]
    if country.code == dossier.subject:
        return list(filter(None, (finding(dossier), first_lines(dossier), weakly_known(dossier))))
    alone = concluded_alone(dossier, country.code)
    several = [a for a in all_ if a not in alone]
    sentences = _together(dossier, country)
    if alone or isinstance(country, Country) or not (sentences or several):
        sentences = [*_alone(dossier, country, alone), *sentences]
    sentences += _of_its_members(dossier, country)
    if not any(a.commitments for a in alone):  # else what it concluded with others stands among its documents only
        it = "It" if sentences else capital(in_sentence(dossier, [country.code]))
        sentences += [f"{it} {one}." for one in _with_others(dossier, country, several)]
    return [*sentences, *_said_to(dossier, country)]


def _with_others(dossier: Dossier, country: Actor, several: Sequence[Agreement]) -> Iterator[str]:
    """The document of several parties that it joined, or is a party to."""
    joined = [(a, j) for a in dossier.joined_by.get(country.code, ()) for j in a.joined if j.party == country.code]
    if joined:
        yield f"joined the {joined[0][0].name} {on_one_day(joined[0][1].date)}"
    elif several:
        first = next((a for a in several if running(dossier, a)), several[0])
        day = english(dated(first) or "")
        of = "," if day[-4:] in first.name else " of"  # a name with the year has no second "of"
        yield f"{'is' if running(dossier, first) else 'was'} a party to the {first.name}{of} {day}"


def _alone(dossier: Dossier, country: Actor, made: list[Agreement]) -> list[str]:
    """What a country has concluded with the subject alone, and what it undertakes there."""
    subject, named = (in_sentence(dossier, [code]) for code in (dossier.subject, country.code))
    if not made:
        none = f"{capital(named)} has signed no agreement of this kind with {subject} alone, as far as is recorded."
        return [none, *_drafts(dossier, country)]
    done = [("signed", [a for a in made if a.signed]), ("adopted", [a for a in made if not a.signed])]
    said = (f"{verb} {listed([_agreement_with_date(dossier, one) for one in own])}" for verb, own in done if own)
    runs = _runs(dossier, made[0]) if len(made) == 1 and running(dossier, made[0]) else ""
    first = f"{capital(named)} {' and '.join(said)}{appended('; it ', runs)}."
    return [first, *_unread(made), *_promised_by(dossier, made), *most_promised(dossier, country.code)]


def _drafts(dossier: Dossier, country: Actor) -> list[str]:
    """Where the documents stand that are not signed."""
    return [capital(_stands(dossier, one, f" of the {one.name}")) for one in bilateral(dossier, country.code)]


def _promised_by(dossier: Dossier, made: list[Agreement]) -> list[str]:
    """What its text promises, and what readers ask of it first, where it has one that was read."""
    one = next((a for a in made if a.commitments), None)
    if one is None:
        return []
    noun = dossier.meaning(one.instrument).label.lower()
    binds = told_by_the_text(dossier, one)
    return [*in_short(dossier, one), *_obliges(dossier, one, noun), *([f"{opening(binds)}."] if binds else [])]


def _unread(made: list[Agreement]) -> list[str]:
    """Which of several texts the commitments on the page come from."""
    read = [a for a in made if a.commitments]
    if not read:
        return [f"{'Its text has' if len(made) == 1 else 'Their texts have'} not been read clause by clause."]
    whose = listed([f"the {a.name}" for a in read])
    return [f"Of these, only the text of {whose} was read clause by clause."] if len(read) < len(made) else []


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


def spread_of(dossier: Dossier, agreement: Agreement) -> str:
    """How many kinds of commitment a text undertakes, mentions and passes over, in one sentence."""
    said = {"undertakes": "undertakes", "mentions": "only mentions", "nothing": "is silent on"}
    counts = {told: len(kinds_saying(dossier, agreement, what)) for what, told in said.items()}
    parts = [f"{told} {count}" for told, count in counts.items() if count or told == "undertakes"]
    return f"Of {sum(counts.values())} kinds of commitment this text {listed(parts)}."
