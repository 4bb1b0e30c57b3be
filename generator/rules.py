"""What must hold between values and between records: one short generator per rule, all in `RULES`.

A rule's docstring is the rule, in must-form; docs/editing.md lists them from here. Rules never render and never read files.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date

import pycountry

from generator.dates import when
from generator.dossier import VOCABULARY, Dossier, Entry, dated, unknown
from generator.fields import CommitmentType, Term
from generator.problem import Problem, found, nearest, without_echoes
from generator.records import (
    Actor,
    Agreement,
    Article,
    Cite,
    Claim,
    Commitment,
    Consultation,
    Country,
    Event,
    Evidence,
    Funding,
    Record,
    Source,
    Span,
    Summit,
    Value,
)

Rule = Callable[[Dossier], Iterator[Problem]]
EARLIEST = date(1990, 1, 1)
# User-assigned in ISO 3166-1, XK by wide agreement for Kosovo.
USER_ASSIGNED = frozenset(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
RESERVED = frozenset({"index"})


def unknown_reference(dossier: Dossier) -> Iterator[Problem]:
    """A reference must name something that exists: a source, a code, an id, or a word of the vocabulary."""
    for entry in (*dossier.entries, *dossier.site_entry):
        for where, reference in entry.references:
            what = unknown(dossier, reference)
            if what:
                yield entry.problem(where, what, key=where[-1] == reference)


def value_without_source(dossier: Dossier) -> Iterator[Problem]:
    """A published value must name at least one source: a clause of the record's own text, or `cite`."""
    for entry in dossier.entries:
        own = isinstance(entry.record, Article) or (isinstance(entry.record, Agreement) and entry.record.text is not None)
        for where, part in entry.parts:
            if isinstance(part, Commitment) and part.answer == "absent" and own:
                continue
            if isinstance(part, Evidence) and not part.cite and not ((part.at or part.quote) and own):
                own_clause = " (`at` and `quote` need the record's own `text`)" if part.at or part.quote else ""
                yield entry.problem(where, f"must name a source: `cite` is missing{own_clause}.", key=True)


def citation_without_locator(dossier: Dossier) -> Iterator[Problem]:
    """A reference must say where in the source the value stands: `at`, `quote` or both."""
    for entry in dossier.entries:
        for where, part in entry.parts:
            if isinstance(part, Cite) and not part.at and not part.quote:
                yield entry.problem(where, "must say where in the source it stands: `at` or `quote` is missing.")


def citation_without_text(dossier: Dossier) -> Iterator[Problem]:
    """A reference without `source` must belong to a record that names its own text."""
    for entry in dossier.entries:
        named = isinstance(entry.record, Article) or (isinstance(entry.record, Agreement) and entry.record.text is not None)
        for where, part in entry.parts:
            if isinstance(part, Cite) and part.source is None and not named:
                yield entry.problem(where, "must name its `source`: the record has no text of its own.")


def unused_source(dossier: Dossier) -> Iterator[Problem]:
    """A source must be cited by some value, or be the text of some record."""
    texts = {str(reference) for entry in dossier.entries for _, reference in entry.references if reference.target == "sources"}
    for entry in dossier.of("sources"):
        if entry.id not in texts:
            yield entry.problem(entry.where, "must be cited somewhere: nothing refers to this source. Remove it or cite it.", key=True)


def duplicate_source(dossier: Dossier) -> Iterator[Problem]:
    """A page must be one source only: two ids for one address, or one id in two files, are wrong."""
    addresses: dict[str, str] = {}
    ids: dict[str, str] = {}
    for entry in dossier.of("sources"):
        assert isinstance(entry.record, Source)
        address = entry.record.url.split("#")[0].removeprefix("https://").removeprefix("http://").removeprefix("www.").rstrip("/")
        if entry.id in ids:
            yield entry.problem(entry.where, f"must be a new id: {ids[entry.id]} has this one already.", key=True)
        elif address in addresses:
            what = f"must be an address no other source has: '{addresses[address]}' has it already."
            yield entry.problem((*entry.where, "url"), what)
        addresses.setdefault(address, entry.id)
        ids.setdefault(entry.id, entry.file.path)


def unknown_source_kind(dossier: Dossier) -> Iterator[Problem]:
    """A file of sources must bear the name of a kind of source."""
    kinds = dossier.vocabulary.get("source_kinds", {})
    for path in sorted({entry.file.path for entry in dossier.of("sources")}):
        stem = path.rsplit("/", 1)[-1].removesuffix(".yml")
        if kinds and stem not in kinds:
            what = f"must bear the name of a word of `source_kinds` in {VOCABULARY}: {found(stem)}.{nearest(stem, kinds)}"
            yield Problem(path, 1, 1, "", what)


def unknown_code(dossier: Dossier) -> Iterator[Problem]:
    """Codes of countries, currencies and languages must be those of ISO 3166-1, 4217 and 639-1."""
    for entry in dossier.entries:
        if isinstance(entry.record, Country) and entry.record.code not in USER_ASSIGNED and not _country(entry.record.code):
            yield entry.problem(("code",), f"must be a country code of ISO 3166-1: {found(entry.record.code)}.")
        if isinstance(entry.record, Source) and not pycountry.languages.get(alpha_2=entry.record.language):
            yield entry.problem((*entry.where, "language"), f"must be a language code of ISO 639-1: {found(entry.record.language)}.")
        for where, part in entry.parts:
            if isinstance(part, Funding) and not pycountry.currencies.get(alpha_3=part.currency):
                yield entry.problem((*where, "currency"), f"must be a currency code of ISO 4217: {found(part.currency)}.")


def _country(code: str) -> object:
    return pycountry.countries.get(alpha_2=code)


def event_out_of_range(dossier: Dossier) -> Iterator[Problem]:
    """An event must lie between 1990 and the record's as-of date."""
    for entry in dossier.entries:
        if not isinstance(entry.record, Record):
            continue
        latest = when(entry.record.as_of).last
        for where, part in entry.parts:
            if not isinstance(part, Event):
                continue
            date_ = when(part.date)
            if date_.first < EARLIEST:
                yield entry.problem((*where, "date"), f"must be an event of 1990 or later: {found(part.date)}.")
            elif date_.first > latest:
                what = f"must not be later than the record's as_of date {entry.record.as_of}: {found(part.date)}."
                yield entry.problem((*where, "date"), what)


def negotiation_after_signing(dossier: Dossier) -> Iterator[Problem]:
    """A negotiation event must not be later than the signature or adoption."""
    for entry in dossier.of("agreements"):
        assert isinstance(entry.record, Agreement)
        signed = dated(entry.record)
        for index, event in enumerate(entry.record.events):
            if signed and event.kind == "negotiation" and when(event.date).first > when(signed).last:
                what = f"must not be later than the signature or adoption on {signed}: {found(event.date)}."
                yield entry.problem(("events", index, "date"), what)


def signed_without_signature(dossier: Dossier) -> Iterator[Problem]:
    """A document whose status is signed or in force must say when it was signed or adopted."""
    for entry in dossier.of("agreements"):
        assert isinstance(entry.record, Agreement)
        if entry.record.status.value in CONCLUDED and dated(entry.record) is None:
            what = f"must not be {found(entry.record.status.value)} without `signed` or `adopted`."
            yield entry.problem(("status", "value"), what)


CONCLUDED = frozenset({"signed", "adopted", "in-force", "approval-pending"})


def contradicted_standing(dossier: Dossier) -> Iterator[Problem]:
    """A country's bilateral standing must agree with the status of its agreements."""
    for entry in dossier.of("countries"):
        country = entry.record
        assert isinstance(country, Country)
        if country.bilateral is None or country.code == dossier.subject:
            continue
        bilateral = [a for a in dossier.agreements_of.get(country.code, ()) if len(a.parties) == 2]
        concluded = sorted(a.id for a in bilateral if a.status.value in CONCLUDED)
        said = country.bilateral.value
        if said == "signed" and not concluded:
            yield entry.problem(("bilateral", "value"), "must agree with the agreements: 'signed', but none of this country's is.")
        if said in ("none", "negotiating", "announced") and concluded:
            what = f"must agree with the agreements: {found(said)}, but '{concluded[0]}' is signed."
            yield entry.problem(("bilateral", "value"), what)


def alias_collision(dossier: Dossier) -> Iterator[Problem]:
    """A name, alias or code must lead to one record only."""
    owners: dict[str, Entry] = {}
    for entry in dossier.entries:
        record = entry.record
        if not isinstance(record, Record) or isinstance(record, Article):
            continue
        names: list[tuple[tuple[str | int, ...], str]] = [(("name",), record.name)]
        names += [(("aliases", index), alias) for index, alias in enumerate(record.aliases)]
        names += [(("code",), record.code)] if isinstance(record, Actor) else []
        for where, name in names:
            owner = owners.setdefault(name.casefold(), entry)
            if owner is not entry:
                yield entry.problem(where, f"must lead to one record only: {found(name)} is a name of '{owner.id}' too.")


def address_collision(dossier: Dossier) -> Iterator[Problem]:
    """Two records must not claim one page address, neither by id nor by a former id; `index` is taken."""
    records = [entry for entry in dossier.entries if isinstance(entry.record, Record)]
    owners = {(entry.kind, entry.id): entry for entry in records}
    for entry in records:
        if entry.id in RESERVED:
            yield entry.problem(("id",), f"must be another id: {found(entry.id)} is the address of a list.")
    for entry in records:
        assert isinstance(entry.record, Record)
        for index, former in enumerate(entry.record.formerly):
            owner = owners.setdefault((entry.kind, former), entry)
            if owner is not entry or former == entry.id:
                yield entry.problem(("formerly", index), f"must not be an address in use: '{owner.id}' claims {found(former)}.")
            elif former in RESERVED:
                yield entry.problem(("formerly", index), f"must be another id: {found(former)} is the address of a list.")


def ambiguous_reference(dossier: Dossier) -> Iterator[Problem]:
    """A summit must not have the id of an agreement: references name both by id alone."""
    for entry in dossier.of("summits"):
        if entry.id in dossier.agreements:
            yield entry.problem(("id",), f"must not be the id of an agreement too: {found(entry.id)}.")


def claim_beyond_article(dossier: Dossier) -> Iterator[Problem]:
    """A claim's paragraph must exist in its article, and its number must be given once."""
    for entry in dossier.of("articles"):
        assert isinstance(entry.record, Article)
        seen: set[int] = set()
        for index, claim in enumerate(entry.record.claims):
            if claim.paragraph > entry.record.paragraphs:
                what = f"must be a paragraph of the article, which has {entry.record.paragraphs}: '{claim.paragraph}'."
                yield entry.problem(("claims", index, "paragraph"), what)
            if claim.number in seen:
                yield entry.problem(("claims", index, "number"), f"must be given once in the article: '{claim.number}'.")
            seen.add(claim.number)


def verdict_without_reason(dossier: Dossier) -> Iterator[Problem]:
    """A checked claim must say why, when it was checked, and, where the verdict rests on sources, name one."""
    for entry in dossier.of("articles"):
        assert isinstance(entry.record, Article)
        for index, claim in enumerate(entry.record.claims):
            for name in _missing(claim):
                yield entry.problem(("claims", index), f"must give `{name}`: the verdict is {found(claim.verdict)}.")


def _missing(claim: Claim) -> Iterable[str]:
    if claim.verdict == "not-checked":
        return ()
    needed = ["why", "checked"] if claim.verdict in UNSOURCED else ["why", "checked", "cite"]
    return (name for name in needed if not getattr(claim, name))


# Verdicts that say no source decides.
UNSOURCED = frozenset({"opinion", "not-checkable", "unsupported", "forecast-open", "withdrawn"})


def unverified_value(dossier: Dossier) -> Iterator[Problem]:
    """A value of low confidence must say why, and a reason must belong to a confidence."""
    for entry in dossier.entries:
        for where, part in entry.parts:
            if isinstance(part, Evidence) and part.confidence == "low" and not part.why:
                yield entry.problem((*where, "confidence"), "must come with `why`: a value of low confidence is not stated as fact.")


def value_or_gap(dossier: Dossier) -> Iterator[Problem]:
    """A field that may be empty must give either the value or the reason why there is none."""
    for entry in dossier.entries:
        for where, part in entry.parts:
            if not isinstance(part, Value | Span | Consultation):
                continue
            name = "within" if isinstance(part, Consultation) else "value"
            given = getattr(part, name) is not None
            if given and part.gap is not None:
                yield entry.problem(where, f"must give `{name}` or `gap`, not both.", key=True)
            # A duty to consult may have no time limit; what sets it off is enough.
            elif not given and part.gap is None and not getattr(part, "trigger", None):
                yield entry.problem(where, f"must give `{name}` or `gap`: neither is there.", key=True)


def incomplete_coding(dossier: Dossier) -> Iterator[Problem]:
    """A coded agreement must answer every commitment type; an undertaking must give its verb and its words."""
    types = dossier.vocabulary.get(CommitmentType.target, {})
    for entry in dossier.of("agreements"):
        assert isinstance(entry.record, Agreement)
        commitments = entry.record.commitments
        # A misspelt type is missing too, but told as an unknown word.
        if commitments and set(commitments) < set(types):
            missing = [name for name in types if name not in commitments]
            yield entry.problem(("commitments",), f"must answer every commitment type: {', '.join(missing)} missing.", key=True)
        for name, commitment in commitments.items():
            lacking = [f"`{part}`" for part in ("verb", "quote") if not getattr(commitment, part)]
            if commitment.answer == "undertaken" and lacking:
                what = f"must give {' and '.join(lacking)}: the answer is 'undertaken'."
                yield entry.problem(("commitments", name), what, key=True)
            if commitment.answer == "absent" and (commitment.verb or commitment.quote):
                yield entry.problem(("commitments", name), "must not give a verb or a quote: the answer is 'absent'.", key=True)


def signatory_of_no_party(dossier: Dossier) -> Iterator[Problem]:
    """A signatory must sign for a party of the document."""
    for entry in dossier.of("agreements"):
        assert isinstance(entry.record, Agreement)
        for index, signatory in enumerate(entry.record.signatories):
            if signatory.party not in entry.record.parties:
                what = f"must be a party of this document: {found(signatory.party)}.{nearest(signatory.party, entry.record.parties)}"
                yield entry.problem(("signatories", index, "party"), what)


def circular_succession(dossier: Dossier) -> Iterator[Problem]:
    """A summit must come after its predecessor, and have one successor at most."""
    successors: dict[str, list[str]] = defaultdict(list)
    for entry in dossier.of("summits"):
        assert isinstance(entry.record, Summit)
        before = dossier.summits.get(str(entry.record.predecessor))
        if before is None:
            continue
        successors[before.id].append(entry.id)
        if when(before.held.date).first >= when(entry.record.held.date).first:
            what = f"must be an earlier summit: '{before.id}' is of {before.held.date}."
            yield entry.problem(("predecessor",), what)
        elif len(successors[before.id]) > 1:
            yield entry.problem(("predecessor",), f"must precede one summit only: '{successors[before.id][0]}' follows it already.")


def question_without_mark(dossier: Dossier) -> Iterator[Problem]:
    """A disagreement must be put as a question, and give its reason where we prefer a reading."""
    for entry in dossier.of("disagreements"):
        one = dossier.disagreements[entry.id]
        if not one.question.endswith("?"):
            yield entry.problem((*entry.where, "question"), f"must end in a question mark: {found(one.question)}.")
        if one.our_reading and not one.why:
            yield entry.problem(entry.where, "must give `why` beside `our_reading`.", key=True)


def incomplete_vocabulary(dossier: Dossier) -> Iterator[Problem]:
    """The vocabulary must define every group the records use, and the family of every commitment type."""
    file = dossier.vocabulary_file
    if not isinstance(file.values, dict):
        return
    targets = {ref.target for entry in dossier.entries for _, ref in entry.references if isinstance(ref, Term)}
    for target in sorted((targets | {"families", "source_kinds"}) - set(dossier.vocabulary)):
        yield Problem(VOCABULARY, 1, 1, "", f"must define the group '{target}': records use its words.")
    # Those whose definition cannot be read as well: that is told elsewhere.
    given = file.values.get("families")
    families = given if isinstance(given, dict) else {}
    for name, definition in dossier.vocabulary.get(CommitmentType.target, {}).items():
        where = (CommitmentType.target, name)
        if definition.family is None:
            yield file.problem(where, "must give `family`: commitment types are shown by family.", key=True)
        elif families and definition.family not in families:
            what = f"must name a family of `families`: {found(definition.family)}.{nearest(definition.family, families)}"
            yield file.problem((*where, "family"), what)


RULES: tuple[Rule, ...] = (
    unknown_reference,
    value_without_source,
    citation_without_locator,
    citation_without_text,
    unused_source,
    duplicate_source,
    unknown_source_kind,
    unknown_code,
    event_out_of_range,
    negotiation_after_signing,
    signed_without_signature,
    contradicted_standing,
    alias_collision,
    address_collision,
    ambiguous_reference,
    claim_beyond_article,
    verdict_without_reason,
    unverified_value,
    value_or_gap,
    incomplete_coding,
    signatory_of_no_party,
    circular_succession,
    question_without_mark,
    incomplete_vocabulary,
)


# These judge the table as a whole, so they say nothing while a part of it cannot be read.
WHOLE: frozenset[Rule] = frozenset({unused_source, contradicted_standing})


def check(dossier: Dossier) -> list[Problem]:
    """Every problem of the data, sorted: those of single files and those the rules find."""
    rules = [rule for rule in RULES if not (dossier.problems and rule in WHOLE)]
    broken = (problem for rule in rules for problem in rule(dossier))
    return sorted({*dossier.problems, *without_echoes(dossier.problems, broken)})
