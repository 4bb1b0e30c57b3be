"""What follows from the records: answers in words, counts, differences, expiries.

Pure functions from the dossier to plain text and small values. Sentences about "all" or "only" on the site come from
here, never from prose.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from generator.dates import add_duration, english, english_duration, when
from generator.dossier import CONCLUDED, Dossier, by_date, dated
from generator.fields import CommitmentType
from generator.records import (
    Agreement,
    Article,
    Claim,
    Commitment,
    Count,
    Country,
    Event,
    Evidence,
    Funding,
    Membership,
    Organisation,
    Signing,
    Span,
    Summit,
)

# A trait is a difference where at least this share of the comparable documents is otherwise.
COMMON = 0.8
RARE = 0.2
FEWEST_SIBLINGS = 5


@dataclass(frozen=True)
class Undertaking:
    """One commitment of one agreement."""

    agreement: Agreement
    kind: str
    commitment: Commitment


def names(dossier: Dossier, codes: Iterable[str]) -> str:
    """`France and Ukraine`."""
    parts = [dossier.actors[code].name if code in dossier.actors else code for code in codes]
    return " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)


def partners(dossier: Dossier, agreement: Agreement) -> list[str]:
    """The parties besides the country the site is about."""
    return [code for code in agreement.parties if code != dossier.subject]


def concluded(agreement: Agreement) -> bool:
    """Whether it has been signed or adopted."""
    return agreement.status.value in CONCLUDED


def undertaken(agreement: Agreement) -> list[str]:
    """The commitment types the text undertakes."""
    return [kind for kind, commitment in agreement.commitments.items() if commitment.answer == "undertaken"]


def expires(agreement: Agreement) -> date | None:
    """The last day of the term counted from signature; None where text or date are not exact."""
    return _since_signature(agreement, agreement.term)


def review_due(agreement: Agreement) -> date | None:
    """The day by which the text asks for a review, counted from signature; None as above."""
    return _since_signature(agreement, agreement.review)


def _since_signature(agreement: Agreement, span: Span | None) -> date | None:
    if not span or not span.value or not agreement.signed or not concluded(agreement):
        return None
    begun = when(agreement.signed.date)
    from_signature = span.counted_from in (None, "signature")
    return add_duration(begun.first, span.value) if begun.exact and from_signature else None


def agreement_answer(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Two sentences: what it is, and what it obliges and does not."""
    noun = dossier.term("instruments", agreement.instrument).label.lower()
    who = names(dossier, sorted(agreement.parties, key=lambda code: code == dossier.subject))
    signing, verb = (agreement.signed, "signed") if agreement.signed else (agreement.adopted, "adopted")
    if signing:
        subject = who if len(agreement.parties) < 5 else f"{len(agreement.parties)} parties"
        place = f" in {signing.place}" if signing.place else ""
        first = f"{subject} {verb} this {noun}{place} {on(signing.date)}"
    else:
        status = dossier.term("statuses", agreement.status.value)
        meaning = f"{status.definition[0].lower()}{status.definition[1:]}"
        first = f"{status.label} as last reported {on(agreement.status.as_of)}: {meaning}"
    if agreement.term and agreement.term.value and signing:
        first += f"; it runs for {english_duration(agreement.term.value)}"
    return [f"{first.rstrip('.')}.", *_obliges(agreement)]


def _obliges(agreement: Agreement) -> list[str]:
    if not agreement.commitments:
        return []
    made, total = len(undertaken(agreement)), len(agreement.commitments)
    second = f"The text undertakes {made} of {total} types of commitment"
    if agreement.consultation and agreement.consultation.within:
        second += f", among them to consult within {english_duration(agreement.consultation.within)} of a new attack"
    forces = agreement.commitments.get(CommitmentType("own-forces"))
    if forces and forces.answer != "undertaken":
        second += "; it does not undertake to use the partner’s own forces"
    return [f"{second}."]


def on(text: str) -> str:
    """`on 12 January 2024`, `in January 2024`, `about 2 March 2024`."""
    if "/" in text:
        days = len(text) == 21
        return f"on {english(text)}" if days else english(text) if text.startswith("..") else f"in {english(text)}"
    if text[-1] in "~?%":
        return english(text)
    return f"on {english(text)}" if len(text) == 10 else f"in {english(text)}"


def country_answer(dossier: Dossier, country: Country | Organisation) -> list[str]:
    """What it has signed, and what it undertakes."""
    all_ = [a for a in dossier.agreements_of.get(country.code, ()) if concluded(a)]
    if country.code == dossier.subject:
        partners_ = {code for a in all_ if len(a.parties) == 2 for code in a.parties} - {country.code}
        count = f"{len(all_)} of the documents on this site, with {len(partners_)} partners one by one"
        return [f"{country.name} has concluded {count}."]
    sentences = []
    bilateral = [a for a in all_ if len(a.parties) == 2 and dossier.subject in a.parties]
    if bilateral:
        listed = ", ".join(f"the {a.name} {on(dated(a) or '')}" for a in bilateral)
        sentences.append(f"With {names(dossier, [dossier.subject])}, {country.name} has signed {listed}.")
        kinds = dict.fromkeys(kind for a in bilateral for kind in undertaken(a))
        if kinds:
            total = len(dossier.vocabulary.get("commitment_types", {}))
            sentences.append(f"There it undertakes {len(kinds)} of {total} types of commitment.")
    else:
        subject = names(dossier, [dossier.subject])
        sentences.append(f"No signed document between {country.name} and {subject} alone is recorded here.")
    joined = [(a, j) for a in dossier.joined_by.get(country.code, ()) for j in a.joined if j.party == country.code]
    several = [a for a in all_ if a not in bilateral]
    if joined:
        sentences.append(f"It joined the {joined[0][0].name} {on(joined[0][1].date)}.")
    elif several:
        sentences.append(f"It is a party to the {several[0].name} of {english(dated(several[0]) or '')}.")
    return sentences


def summit_answer(dossier: Dossier, summit: Summit) -> list[str]:
    """When and where, and what came out."""
    place = f" in {summit.held.place}" if summit.held.place else ""
    status = "took place" if summit.status == "held" else dossier.term("summit_statuses", summit.status).label.lower()
    first = f"{summit.name}: {status}{place} {on(summit.held.date)}."
    documents = [
        o for o in summit.outcomes if o.document and o.verb in ("signed", "adopted", "issued-by-chair", "endorsed")
    ]
    if not documents:
        return [first, f"{len(summit.outcomes)} outcomes are recorded; none is a document of its own."]
    named = (f"{o.document} ({dossier.term('output_verbs', o.verb).label.lower()})" for o in documents)
    return [first, f"It produced: {'; '.join(dict.fromkeys(named))}."]


def article_answer(dossier: Dossier, article: Article) -> list[str]:
    """Who published it when, and the tally in words."""
    publisher = dossier.sources[article.source].publisher
    counts = [f"{n} {label.lower()}" for _, label, n in tally(dossier, article.claims)]
    day = when(article.published.date)
    date_ = (
        on(article.published.date)
        if day.exact
        else f"between {english(day.first.isoformat())} and {english(day.last.isoformat())}"
    )
    first = f"{publisher} published this article {date_}."
    return [first, f"Of its {len(article.claims)} claims we found {', '.join(counts)}."]


def tally(dossier: Dossier, claims: Iterable[Claim]) -> list[tuple[str, str, int]]:
    """Verdict, its label and how many claims got it, in the order of the vocabulary."""
    counts = Counter(str(claim.verdict) for claim in claims)
    order = dossier.vocabulary.get("verdicts", {})
    return [(word, order[word].label, counts[word]) for word in order if counts[word]]


def counted(dossier: Dossier, count: Count) -> list[Agreement]:
    """The agreements one counting rule counts, by date."""
    return [a for a in by_date(dossier.agreements.values()) if _counts(dossier, count, a)]


def _counts(dossier: Dossier, count: Count, agreement: Agreement) -> bool:
    others = partners(dossier, agreement)
    return (
        agreement.status.value in count.statuses
        and (count.framework is None or agreement.framework == count.framework)
        and (not count.instruments or agreement.instrument in count.instruments)
        and (not count.bilateral or (len(others) == 1 and dossier.subject in agreement.parties))
        and (not count.countries_only or all(isinstance(dossier.actors.get(code), Country) for code in others))
        and (not count.text_public or bool(agreement.commitments))
    )


def state_of_play(dossier: Dossier) -> str:
    """Where things stand, in a few sentences that follow from the records."""
    texts = coded(dossier)
    sentences = []
    if dossier.site.counts:
        first = dossier.site.counts[0]
        sentences.append(f"{first.label}: {len(counted(dossier, first))}.")
    consulting = [a for a in texts if a.consultation and a.consultation.within]
    if consulting:
        limits = Counter(a.consultation.within for a in consulting if a.consultation)
        usual, times = limits.most_common(1)[0]
        sentences.append(
            f"Of {len(texts)} texts read clause by clause, {times} set {english_duration(usual or '')} for consulting "
            f"after a new attack; {_forces(texts)}."
        )
    return " ".join(sentences)


def unsigned(dossier: Dossier) -> list[Agreement]:
    """The documents of two parties that are announced, drafted or negotiated, but not known to be signed."""
    return [a for a in in_order(dossier) if len(partners(dossier, a)) == 1 and not concluded(a)]


def _forces(texts: list[Agreement]) -> str:
    sending = sum("own-forces" in undertaken(a) for a in texts)
    return f"{sending or 'none'} {'undertakes' if sending < 2 else 'undertake'} to send the partner’s own forces"


def siblings(dossier: Dossier, agreement: Agreement) -> list[Agreement]:
    """The other coded documents of the same framework."""
    if not agreement.framework or not agreement.commitments:
        return []
    family = [a for a in by_date(dossier.agreements.values()) if a.framework == agreement.framework and a.commitments]
    return [a for a in family if a.id != agreement.id]


def differences(dossier: Dossier, agreement: Agreement) -> list[str]:
    """Where it departs from what at least four fifths of the comparable documents say."""
    others = siblings(dossier, agreement)
    if len(others) < FEWEST_SIBLINGS:
        return []
    found = []
    for kind, commitment in agreement.commitments.items():
        label = dossier.term("commitment_types", kind).label
        share = [a for a in others if a.commitments[kind].answer == "undertaken"]
        makes = commitment.answer == "undertaken"
        if not makes and len(share) >= COMMON * len(others):
            found.append(f"It does not undertake “{label}”; {len(share)} of the other {len(others)} do.")
        if makes and len(share) <= RARE * len(others):
            how = f"{len(share)} of the other {len(others)} do" if share else f"none of the other {len(others)} does"
            found.append(f"It undertakes “{label}”; {how}.")
    return found + _unusual_terms(agreement, others)


def _unusual_terms(agreement: Agreement, others: list[Agreement]) -> list[str]:
    found = []
    for what, own, theirs in (
        ("It runs for", _span(agreement, "term"), [_span(a, "term") for a in others]),
        ("The notice that ends it is", _span(agreement, "exit_notice"), [_span(a, "exit_notice") for a in others]),
        ("The time limit for consulting is", _within(agreement), [_within(a) for a in others]),
    ):
        usual, times = Counter(theirs).most_common(1)[0]
        if own != usual and times >= COMMON * len(others):
            shown = english_duration(own) if own else "not set"
            common = english_duration(usual) if usual else "none"
            found.append(f"{what} {shown}; in {times} of the other {len(others)} it is {common}.")
    return found


def _span(agreement: Agreement, name: str) -> str | None:
    span = getattr(agreement, name)
    return span.value if span else None


def _within(agreement: Agreement) -> str | None:
    return agreement.consultation.within if agreement.consultation else None


def undertakings(dossier: Dossier, kind: str) -> list[Undertaking]:
    """What every coded agreement says under one commitment type, by date."""
    word = CommitmentType(kind)
    return [
        Undertaking(a, kind, a.commitments[word]) for a in by_date(dossier.agreements.values()) if word in a.commitments
    ]


def coded(dossier: Dossier) -> list[Agreement]:
    """The agreements whose text has been coded, by date."""
    return [a for a in by_date(dossier.agreements.values()) if a.commitments]


def latest_events(dossier: Dossier, most: int) -> list[tuple[Event, Agreement]]:
    """The newest dated events of all agreements, newest first."""
    pairs = [(event, a) for a in dossier.agreements.values() for event in a.events]
    return sorted(pairs, key=lambda pair: (when(pair[0].date).key, pair[1].id, pair[0].what), reverse=True)[:most]


def expiries(dossier: Dossier) -> list[tuple[date, Agreement]]:
    """The days on which terms end, soonest first."""
    pairs = [(day, a) for a in dossier.agreements.values() if (day := expires(a))]
    return sorted(pairs, key=lambda pair: (pair[0], pair[1].id))


def next_days(dossier: Dossier) -> list[tuple[date, Agreement, str]]:
    """The days on which a term ends or a review is due after the last check of the record, soonest first."""
    rows = [(day, a, "ends") for day, a in expiries(dossier)]
    rows += [(day, a, "review") for a in dossier.agreements.values() if (day := review_due(a))]
    ahead = [row for row in rows if row[0] > when(row[1].as_of).last]
    return sorted(ahead, key=lambda row: (row[0], row[1].id, row[2]))


History = list[tuple[str, str, Evidence]]


def history(dossier: Dossier, record: Agreement | Country | Organisation | Summit) -> History:
    """Everything dated about a record, oldest first: date, sentence, and the value that carries the sources."""
    rows: History = [(event.date, event.what, event) for event in record.events]
    if isinstance(record, Agreement):
        rows += [(s.date, f"{word}{f' in {s.place}' if s.place else ''}", s) for s, word in _signings(record)]
        rows += [(j.date, f"{names(dossier, [j.party])} joins", j) for j in record.joined]
    return sorted(rows, key=lambda row: (when(row[0]).key, row[1]))


def _signings(agreement: Agreement) -> list[tuple[Signing, str]]:
    pairs = ((agreement.signed, "Signed"), (agreement.adopted, "Adopted"))
    return [(signing, word) for signing, word in pairs if signing]


def sums(dossier: Dossier, agreements: Iterable[Agreement]) -> list[tuple[Agreement, Funding]]:
    """The sums named in documents of two parties."""
    return [(a, sum_) for a in agreements if len(partners(dossier, a)) == 1 for sum_ in a.funding]


def members(dossier: Dossier, code: str) -> list[tuple[Country, Membership]]:
    """The countries that belong to an organisation, by name."""
    pairs = [(c, m) for c in dossier.countries.values() for m in c.memberships if m.organisation == code]
    return sorted(pairs, key=lambda pair: pair[0].name)


def concluded_at(dossier: Dossier, summit: Summit) -> list[Agreement]:
    """The documents signed or adopted at the place and on the days of a summit, and those its outcomes name."""
    days = when(summit.held.date)
    named = {str(outcome.agreement) for outcome in summit.outcomes if outcome.agreement}
    found = []
    for agreement in by_date(dossier.agreements.values()):
        for signing, _ in _signings(agreement):
            there = signing.place is not None and signing.place == summit.held.place
            if agreement.id in named or (there and days.first <= when(signing.date).first <= days.last):
                found.append(agreement)
                break
    return found


def in_order(dossier: Dossier) -> list[Agreement]:
    """All agreements, oldest first, the undated last."""
    return by_date(dossier.agreements.values())


def bilateral(dossier: Dossier, code: str) -> list[Agreement]:
    """The documents between a country and the subject alone."""
    return [a for a in dossier.agreements_of.get(code, ()) if len(a.parties) == 2 and dossier.subject in a.parties]


def in_series(dossier: Dossier, series: str) -> list[Summit]:
    """The summits of a series, newest first."""
    own = [s for s in dossier.summits.values() if s.series == series]
    return sorted(own, key=lambda s: (when(s.held.date).key, s.id), reverse=True)


def types_of(dossier: Dossier, family: str) -> list[str]:
    """The commitment types of a family, in the order of the vocabulary."""
    return [kind for kind, one in dossier.vocabulary["commitment_types"].items() if one.family == family]


def short(dossier: Dossier, agreement: Agreement) -> str:
    """An agreement by its partner and year where that tells it apart: `France 2024`."""
    others = partners(dossier, agreement)
    date = dated(agreement)
    if len(others) != 1 or not date:
        return agreement.name
    return f"{names(dossier, others)} {date[:4]}"


def memberships(dossier: Dossier, agreement: Agreement) -> list[str]:
    """The bodies its partner is a full member of; none where there are several partners."""
    others = [dossier.actors.get(code) for code in partners(dossier, agreement)]
    alone = others[0] if len(others) == 1 else None
    full = (one.organisation for one in alone.memberships if not one.role) if isinstance(alone, Country) else ()
    return sorted(str(code) for code in full)


def all_claims(dossier: Dossier) -> list[Claim]:
    """The claims of all articles."""
    return [claim for article in dossier.articles.values() for claim in article.claims]


def sources_by_kind(dossier: Dossier) -> dict[str, list[str]]:
    """Source ids by kind in the order of the vocabulary, within a kind by publisher and title."""
    order = dossier.vocabulary.get("source_kinds", {})
    ids = sorted(
        dossier.sources, key=lambda id_: (dossier.sources[id_].publisher.casefold(), dossier.sources[id_].title, id_)
    )
    grouped = {kind: [id_ for id_ in ids if dossier.source_kinds[id_] == kind] for kind in order}
    return {kind: found for kind, found in grouped.items() if found}


def shares(label: str, made: int, mentioned: int, silent: int) -> str:
    """How many texts undertake, mention and pass over something, in one sentence."""
    undertake = f"{made} {'undertakes' if made == 1 else 'undertake'} something under “{label}”"
    mention = f"{mentioned or 'none'} only {'mentions' if mentioned in (0, 1) else 'mention'} it"
    quiet = f"{silent or 'none'} {'does' if silent in (0, 1) else 'do'} not speak of it"
    return f"Of {made + mentioned + silent} coded texts, {undertake}, {mention}, and {quiet}."


def firmest_first(dossier: Dossier, rows: Iterable[Undertaking]) -> list[Undertaking]:
    """By the strength of the verb, then by date."""
    return sorted(rows, key=lambda row: -(dossier.term("verbs", row.commitment.verb).strength or 0))


def forecasts(dossier: Dossier) -> list[tuple[Article, Claim]]:
    """The claims that expect something, by date of the article."""
    articles = sorted(dossier.articles.values(), key=lambda a: (when(a.published.date).key, a.id))
    return [(a, c) for a in articles for c in a.claims if c.verdict.startswith("forecast")]


# Fields of which a reader may ask whether they are known, with the word for each.
GAP_FIELDS = {
    "signed": "Signature",
    "term": "Term",
    "effect": "Taking effect",
    "exit_notice": "Notice",
    "renewal": "Renewal",
    "nato_clause": "If Ukraine joins NATO",
    "consultation": "Consultation",
    "legal_nature": "Legal force",
    "languages": "Languages",
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
