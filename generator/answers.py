"""What follows from the records in words: the two sentences at the top of a page, the state of play, differences.

Sentences about "all" or "only" on the site come from here, never from prose.
"""

from datetime import date

from generator.dates import OPEN, english, english_duration, when
from generator.dossier import Dossier, dated
from generator.fields import CommitmentType
from generator.findings import Family, durations, names, siblings, tally, undertaken
from generator.meanings import ahead, concluded, phase, running, took_place, undertakes
from generator.records import Agreement, Article, Country, Organisation, Summit

# A trait is a difference where at least this share of the comparable documents is otherwise.
COMMON = 0.8
RARE = 0.2
FEWEST_SIBLINGS = 5
DURATIONS = {
    "term": "It runs for",
    "exit_notice": "The notice that ends it is",
    "consultation": "The time limit for consulting is",
}


def answer(dossier: Dossier, record: object) -> list[str]:
    """The two sentences at the top of a page."""
    match record:
        case Agreement():
            return agreement_answer(dossier, record)
        case Summit():
            return summit_answer(dossier, record)
        case Article():
            return article_answer(dossier, record)
        case Country() | Organisation():
            return country_answer(dossier, record)
        case _:
            return []


def agreement_answer(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Two sentences: what it is, and what it obliges and does not."""
    noun = dossier.term("instruments", agreement.instrument).label.lower()
    who = names(dossier, sorted(agreement.parties, key=lambda code: code == dossier.subject))
    signing, verb = (agreement.signed, "signed") if agreement.signed else (agreement.adopted, "adopted")
    if not signing:
        return [_stands(dossier, agreement), *_obliges(dossier, agreement)]
    subject = who if len(agreement.parties) < 5 else f"{len(agreement.parties)} parties"
    place = f" in {signing.place}" if signing.place else ""
    first = f"{subject} {verb} this {noun}{place} {on(signing.date)}"
    if phase(dossier, agreement) == "over":
        return [f"{first}.", _stands(dossier, agreement), *_obliges(dossier, agreement)]
    if agreement.term and agreement.term.value:
        first += f"; it runs for {english_duration(agreement.term.value)}"
    return [f"{first}.", *_obliges(dossier, agreement)]


def _stands(dossier: Dossier, agreement: Agreement) -> str:
    """The status in words, where it says more than the signature."""
    status = dossier.term("statuses", agreement.status.value)
    told = f"{status.label} as last reported {on(agreement.status.as_of)}"
    return f"{told}: {status.definition[0].lower()}{status.definition[1:].rstrip('.')}."


def _obliges(dossier: Dossier, agreement: Agreement) -> list[str]:
    if not agreement.commitments:
        return []
    made, total = len(undertaken(dossier, agreement)), len(agreement.commitments)
    second = f"The text undertakes {made} of {total} types of commitment"
    if agreement.consultation and agreement.consultation.within:
        second += f", among them to consult within {english_duration(agreement.consultation.within)} of a new attack"
    forces = agreement.commitments.get(CommitmentType("own-forces"))
    if forces and not undertakes(dossier, forces):
        second += "; it does not undertake to use the partner’s own forces"
    return [f"{second}."]


def country_answer(dossier: Dossier, country: Country | Organisation) -> list[str]:
    """What it has signed, and what it undertakes."""
    all_ = [a for a in dossier.agreements_of.get(country.code, ()) if concluded(dossier, a)]
    if country.code == dossier.subject:
        partners_ = {code for a in all_ if len(a.parties) == 2 for code in a.parties} - {country.code}
        count = f"{len(all_)} of the documents on this site, with {len(partners_)} partners one by one"
        return [f"{country.name} has concluded {count}."]
    bilateral = [a for a in all_ if len(a.parties) == 2 and dossier.subject in a.parties]
    several = [a for a in all_ if a not in bilateral]
    joined = [(a, j) for a in dossier.joined_by.get(country.code, ()) for j in a.joined if j.party == country.code]
    sentences = _alone(dossier, country, bilateral)
    if joined:
        sentences.append(f"It joined the {joined[0][0].name} {on(joined[0][1].date)}.")
    elif several:
        first = next((a for a in several if running(dossier, a)), several[0])
        is_ = "is" if running(dossier, first) else "was"
        sentences.append(f"It {is_} a party to the {first.name} of {english(dated(first) or '')}.")
    return sentences


def _alone(dossier: Dossier, country: Country | Organisation, bilateral: list[Agreement]) -> list[str]:
    """What a country has concluded with the subject alone, and what it undertakes there."""
    subject = names(dossier, [dossier.subject])
    if not bilateral:
        return [f"No signed document between {country.name} and {subject} alone is recorded here."]
    done = [("signed", [a for a in bilateral if a.signed]), ("adopted", [a for a in bilateral if not a.signed])]
    said = (f"{verb} {', '.join(map(_named, own))}" for verb, own in done if own)
    sentences = [f"With {subject}, {country.name} has {' and '.join(said)}."]
    kinds = dict.fromkeys(kind for a in bilateral if running(dossier, a) for kind in undertaken(dossier, a))
    if kinds:
        total = len(dossier.vocabulary.get("commitment_types", {}))
        sentences.append(f"There it undertakes {len(kinds)} of {total} types of commitment.")
    return sentences


def summit_answer(dossier: Dossier, summit: Summit) -> list[str]:
    """When and where, and what came out."""
    place = f" in {summit.held.place}" if summit.held.place else ""
    if not took_place(dossier, summit):
        return [f"{summit.name}: {_expected(dossier, summit, place)}."]
    first = f"{summit.name}: took place{place} {on(summit.held.date)}."
    documents = [o for o in summit.outcomes if o.document and dossier.term("output_verbs", o.verb).produces]
    if not documents:
        return [first, f"{len(summit.outcomes)} outcomes are recorded; none is a document of its own."]
    named = (f"{o.document} ({dossier.term('output_verbs', o.verb).label.lower()})" for o in documents)
    return [first, f"It produced: {'; '.join(dict.fromkeys(named))}."]


def _named(agreement: Agreement) -> str:
    return f"the {agreement.name} {on(dated(agreement) or '')}"


def _expected(dossier: Dossier, summit: Summit, place: str) -> str:
    """What is known of a meeting that has not taken place; the day is the one it was meant for."""
    label = dossier.term("summit_statuses", summit.status).label.lower()
    return f"{label}{'' if ahead(dossier, summit) else ', was meant to take place'}{place} {on(summit.held.date)}"


def article_answer(dossier: Dossier, article: Article) -> list[str]:
    """Who published it when, and the tally in words."""
    publisher = dossier.sources[article.source].publisher
    counts = [f"{n} {label.lower()}" for _, label, n in tally(dossier, article.claims)]
    day = when(article.published.date)
    bounds = f"between {english(day.first.isoformat())} and {english(day.last.isoformat())}"
    date_ = on(article.published.date) if day.last in (day.first, date.max) else bounds
    first = f"{publisher} published this article {date_}."
    return [first, f"Of its {len(article.claims)} claims we found {', '.join(counts)}."]


def differences(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Where it departs from what at least four fifths of the comparable documents say."""
    others = siblings(dossier, agreement)
    if others is None or others.size < FEWEST_SIBLINGS:
        return []
    found = []
    for kind, commitment in agreement.commitments.items():
        label = dossier.term("commitment_types", kind).label
        share = others.undertaken[kind]
        makes = undertakes(dossier, commitment)
        if not makes and share >= COMMON * others.size:
            found.append(f"It does not undertake “{label}”; {share} of the other {others.size} do.")
        if makes and share <= RARE * others.size:
            how = f"{share} of the other {others.size} do" if share else f"none of the other {others.size} does"
            found.append(f"It undertakes “{label}”; {how}.")
    return found + _unusual_durations(agreement, others)


def _unusual_durations(agreement: Agreement, others: Family) -> list[str]:
    found = []
    for name, own in durations(agreement).items():
        usual, times = others.durations[name].most_common(1)[0]
        if own != usual and times >= COMMON * others.size:
            shown = english_duration(own) if own else "not set"
            common = english_duration(usual) if usual else "none"
            found.append(f"{DURATIONS[name]} {shown}; in {times} of the other {others.size} it is {common}.")
    return found


def shares(label: str, made: int, mentioned: int, silent: int) -> str:
    """How many texts undertake, mention and pass over something, in one sentence."""
    undertake = f"{made} {'undertakes' if made == 1 else 'undertake'} something under “{label}”"
    mention = f"{mentioned or 'none'} only {'mentions' if mentioned in (0, 1) else 'mention'} it"
    quiet = f"{silent or 'none'} {'does' if silent in (0, 1) else 'do'} not speak of it"
    return f"Of {made + mentioned + silent} coded texts, {undertake}, {mention}, and {quiet}."


def on(text: str) -> str:
    """`on 12 January 2024`, `in January 2024`, `about 2 March 2024`, `from March 2024`."""
    if "/" in text:
        days = len(text) == 21
        return f"on {english(text)}" if days else english(text) if OPEN in text else f"in {english(text)}"
    if text[-1] in "~?%":
        return english(text)
    return f"on {english(text)}" if len(text) == 10 else f"in {english(text)}"
