"""What must hold within one record: one short generator per rule, all in `RECORD_RULES`.

A rule's docstring is the rule, in must-form. Rules never render, never read files, and here never look at another
record, so that a record that did not change need not be judged again.
"""

import re
from collections.abc import Callable, Hashable, Iterable, Iterator

import pycountry

from generator.check.passages import nearest_passage
from generator.model import parts as p
from generator.model.codes import meant_country
from generator.model.declaring import Part
from generator.model.entries import Entry, own_text
from generator.model.events import Approval
from generator.model.records import Agreement, Article, Country, Disagreement
from generator.source.misplaced import value_at
from generator.source.problem import Problem, Where, did_you_mean, found, nearest
from generator.text.wording import contains, folded

PARTIES = "parties"
PARTY = "party"
NO_COUNTRY = " A body of countries has its file in data/organisations/."
DASH = "must not begin with '- ': it is a part of the item above, which lacks it."
NO_CLAUSE = "must have `at` beside it: the clause of the record's own text in which these words stand."
SEVERAL_CLAUSES = 3  # values without a text that are no slip of each
DOTS = re.compile(r"\.{3,}|[\[(](?:\.{2,}|…)[\])]")  # other forms of the next one
OMISSION = "…"  # what parts the runs of operative words
RecordRule = Callable[[Entry], Iterator[Problem]]
# User-assigned in ISO 3166-1, XK by wide agreement.
USER_ASSIGNED = frozenset(f"X{letter}" for letter in "ABCDEFGHIJKLMNOPQRSTUVWXYZ")
BESIDE_WHAT_IS_SAID = set(p.Evidence.model_fields) | {"id"}


def value_without_source(entry: Entry) -> Iterator[Problem]:
    """A published value must name at least one source: a clause of the record's own text, or `cite`."""
    for where, part in entry.parts_of(p.Evidence):
        # Of answers, some of which need no clause, `word_rules` judges.
        if not isinstance(part, p.Commitment):
            yield from sourceless(entry, where, part)


def record_without_text(entry: Entry) -> Iterator[Problem]:
    """A document several values of which stand in clauses of its own text must say which source that is."""
    first, *more = _of_no_text(entry) or [()]
    if len(more) + 1 >= SEVERAL_CLAUSES:
        line = entry.file.place(first, key=True)[0]
        what = f"must be given: {len(more) + 1} values name a clause of the record's text, the first in line {line}."
        yield entry.problem(("text",), f"{what} It must be the id of a source. Without it each needs a `source`.")


def _of_no_text(entry: Entry) -> list[Where]:
    """The values and references that need the record's own text, where it names none."""
    if own_text(entry.record) or "text" not in type(entry.record).model_fields:
        return []
    values = [where for where, part in entry.parts_of(p.Evidence) if (part.at or part.quote) and not part.cite]
    values += [where for where, part in entry.parts_of(p.Cite) if part.source is None]
    return sorted(values, key=entry.file.place)


def sourceless(entry: Entry, where: Where, part: p.Evidence) -> Iterator[Problem]:
    """The problem of a value that names no source."""
    clause = part.at or part.quote
    if not part.cite and not (clause and own_text(entry.record)) and not any(record_without_text(entry)):
        own_clause = " (`at` and `quote` need the record's own `text`)" if clause else ""
        yield entry.problem(where, f"must name a source: `cite` is missing{own_clause}.", key=True)


def citation_without_locator(entry: Entry) -> Iterator[Problem]:
    """A reference must say where in the source the value stands: `at`, `quote` or both, and `at` in the own text."""
    for where, own in entry.parts if own_text(entry.record) else ():
        # Of commitments `word_rules` tells all that they lack.
        if not isinstance(own, p.Evidence | p.Cite) or isinstance(own, p.Commitment) or getattr(own, "source", None):
            continue
        if own.quote and not own.at:
            yield entry.problem((*where, "quote"), NO_CLAUSE, key=True)
    for where, part in entry.parts_of(p.Cite):
        if not part.at and not part.quote:
            *above, number = where
            behind = (*above, number + 1) if isinstance(number, int) else ()
            rest = value_at(entry.file.values, behind) if behind else None
            if isinstance(rest, dict) and "source" not in rest:
                yield entry.problem(behind, DASH)
            else:
                yield entry.problem(where, "must say where in the source it stands: `at` or `quote` is missing.")


def citation_without_text(entry: Entry) -> Iterator[Problem]:
    """A reference without `source` must belong to a record that names its own text."""
    for where, part in entry.parts_of(p.Cite) if own_text(entry.record) is None else ():
        if part.source is None and not any(record_without_text(entry)):
            yield entry.problem(where, "must name its `source`: the record has no text of its own.")


def unknown_code(entry: Entry) -> Iterator[Problem]:
    """Codes of countries must be those of ISO 3166-1."""
    for where, part in entry.parts_of(Country):
        if part.code not in USER_ASSIGNED and not pycountry.countries.get(alpha_2=part.code):
            hint = did_you_mean(meant_country(part.code)) or NO_COUNTRY
            what = f"must be a country code of ISO 3166-1: {found(part.code)}.{hint}"
            yield entry.problem((*where, "code"), what)


def claim_beyond_article(entry: Entry) -> Iterator[Problem]:
    """A claim's paragraph must exist in its article, and its number must be given once."""
    if not isinstance(entry.record, Article):
        return
    for index, claim in enumerate(entry.record.claims):
        if claim.paragraph > entry.record.paragraphs:
            what = f"must be a paragraph of the article, which has {entry.record.paragraphs}: '{claim.paragraph}'."
            yield entry.problem(("claims", index, "paragraph"), what)
    numbers: dict[Where, int] = {("claims", n, "number"): one.number for n, one in enumerate(entry.record.claims)}
    for where, line in repeated(entry, numbers.items()):
        what = f"must be given once in the article, and line {line} has it: '{numbers[where]}'."
        next_ = numbers[where] + 1  # which a copy was to have
        free = next_ if next_ not in numbers.values() else max(numbers.values()) + 1
        yield entry.problem(where, f"{what} '{free}' is free.")


def value_or_gap(entry: Entry) -> Iterator[Problem]:
    """A field that may be empty must give either the value or the reason why there is none."""
    for where, part in entry.parts:
        if not isinstance(part, p.Value | p.Span | p.Consultation):
            continue
        name = "within" if isinstance(part, p.Consultation) else "value"
        given = getattr(part, name) is not None
        if given and part.gap is not None:
            yield entry.problem(where, f"must give `{name}` or `gap`, not both.", key=True)
        # A duty to consult may have no time limit; what sets it off is enough.
        elif not given and part.gap is None and not getattr(part, "trigger", None):
            yield entry.problem(where, f"must give `{name}` or `gap`: neither is there.", key=True)


def signatory_of_no_party(entry: Entry) -> Iterator[Problem]:
    """Who signs or approves a document must do so for a party of it."""
    record = entry.record
    if not isinstance(record, Agreement):
        return
    acting = [(where, part.party) for where, part in entry.parts if isinstance(part, p.Signatory | Approval)]
    others = [one for one in acting if one[1] not in {*record.parties, *(one.party for one in record.joined)}]
    idle = [n for n, code in enumerate(record.parties) if code not in {acted for _, acted in acting}]
    if len(others) > 1 and len(idle) == 1 == len({code for _, code in others}):
        (where, code), *_ = others
        told = f"for it nobody acts, but in line {entry.file.place((*where, PARTY))[0]} somebody for {found(code)}"
        yield entry.problem((PARTIES, idle[0]), f"must be who signed: {found(record.parties[idle[0]])}; {told}.")
        return
    if others and not idle:
        where, code = others[0]
        line = entry.file.place((*where, PARTY))[0]
        what = f"must name {found(code)} too: somebody acts for it in line {line}."
        yield entry.problem((PARTIES,), f"{what} If that is the wrong code, mend it there.")
        return
    for where, code in others:
        what = f"must be a party of this document ({', '.join(record.parties)}): {found(code)}."
        yield entry.problem((*where, PARTY), what + nearest(code, record.parties))


def operative_not_quoted(entry: Entry) -> Iterator[Problem]:
    """The operative words of a commitment must stand in its own quotes: each run of them, parted by …, in one."""
    for where, part in entry.parts_of(p.Commitment):
        own = [part.quote, *(cite.quote for cite in part.cite if cite.source is None)]
        texts = [folded(quote) for quote in own if quote]
        said = DOTS.sub(OMISSION, part.operative or "")
        if said != (part.operative or ""):
            what = f"must have '{OMISSION}' where words are left out: {found(part.operative)}."
            yield entry.problem((*where, "operative"), what + did_you_mean(said))
        for run in map(str.strip, said.split(OMISSION)):
            if run and not any(contains(text, run) for text in texts):
                what = f"must stand in a quote of this commitment from the record's own text: {found(run)}."
                near = filter(None, (nearest_passage(quote, run) for quote in own if quote))
                meant = max(near, key=lambda one: one.likeness, default=None)
                yield entry.problem((*where, "operative"), what + did_you_mean(meant.words if meant else ""))


def office_without_span(entry: Entry) -> Iterator[Problem]:
    """A person must have left office on a day (`until`), or have been seen in it on one (`as_of`)."""
    for where, part in entry.parts_of(p.Person):
        if not part.until and not part.as_of:
            what = "must give `until`, or `as_of`, the day on which a source shows the person in office."
            yield entry.problem(where, what)


def question_without_mark(entry: Entry) -> Iterator[Problem]:
    """A disagreement must be put as a question, and give its reason where we prefer a reading."""
    one = entry.record
    if not isinstance(one, Disagreement):
        return
    if not one.question.endswith("?"):
        yield entry.problem((*entry.where, "question"), f"must end in a question mark: {found(one.question)}.")
    if one.our_reading and not one.why:
        yield entry.problem(entry.where, "must give `why` beside `our_reading`.", key=True)


def repeated(entry: Entry, values: Iterable[tuple[Where, Hashable]]) -> Iterator[tuple[Where, int]]:
    """Where something stands again, and the line in which it stood first."""
    first: dict[Hashable, Where] = {}
    for where, value in values:
        if first.setdefault(value, where) != where:
            yield where, entry.file.place(first[value])[0]


def party_twice(entry: Entry) -> Iterator[Problem]:
    """A party of a document must be named once."""
    parties = entry.record.parties if isinstance(entry.record, Agreement) else ()
    named = (((*entry.where, PARTIES, n), code) for n, code in enumerate(parties))
    for where, _ in repeated(entry, named):
        yield entry.problem(where, f"must be named once: {found(parties[int(where[-1])])} is a party already.")


def name_twice(entry: Entry) -> Iterator[Problem]:
    """A list must name each code, id or word once, and have one item for it."""
    listed = [
        (where, str(one)) for where, one in entry.references if isinstance(where[-1], int) and where[-2] != PARTIES
    ]
    named = ((where, part, part.named_by) for where, part in entry.parts_of(Part))
    listed += [((*where, name), str(getattr(part, name))) for where, part, name in named if name]
    for again, line in repeated(entry, ((where, (_list_of(where), one)) for where, one in listed)):
        yield entry.problem(again, f"must be named once in this list: it stands in line {line} already.")


def _list_of(where: Where) -> Where:
    """The path of the list that an item, or the field which names it, stands in."""
    return where[: max(place for place, step in enumerate(where) if isinstance(step, int))]


def citation_twice(entry: Entry) -> Iterator[Problem]:
    """A value must name a place in a source once."""
    for where, part in entry.cited_values:
        cited = (((*where, "cite", n), (cite.source, cite.at, cite.quote)) for n, cite in enumerate(part.cite))
        for again, line in repeated(entry, cited):
            yield entry.problem(again, f"must be another reference: the same one stands in line {line} already.")


def item_twice(entry: Entry) -> Iterator[Problem]:
    """What an item of a list says must be said once, whatever its evidence: a sum, an event, an outcome, a reading."""
    items = (
        (where, part)
        for where, part in entry.parts_of(p.Evidence)
        if where and isinstance(where[-1], int) and not part.named_by
    )
    said = ((where, (where[:-1], one)) for where, part in items for one in _what_is_said(part))
    for again, line in dict(repeated(entry, said)).items():
        yield entry.problem(again, f"must say something else: line {line} says the same already.")


def _what_is_said(part: p.Evidence) -> Iterator[Hashable]:
    """What an item says; a sum, by its quotes, whatever we call its purpose."""
    yield part.model_dump_json(exclude=BESIDE_WHAT_IS_SAID)
    quotes = (part.quote, *(cite.quote for cite in part.cite))
    if isinstance(part, p.Funding) and any(quotes):
        yield part.model_dump_json(exclude=BESIDE_WHAT_IS_SAID | {"purpose"}), quotes


def beside_itself(entry: Entry) -> Iterator[Problem]:
    """A document must not implement itself, and not be easily taken for itself."""
    record = entry.record
    if not isinstance(record, Agreement):
        return
    if record.framework == record.id:
        yield entry.problem(("framework",), f"must be another document: {found(record.id)} is this one.")
    for index, one in enumerate(record.lookalikes):
        if getattr(one, "agreement", None) == record.id:
            where = ("lookalikes", index, "agreement")
            yield entry.problem(where, f"must be another document: {found(record.id)} is this one.")


RECORD_RULES: tuple[RecordRule, ...] = (
    value_without_source,
    record_without_text,
    citation_without_locator,
    citation_without_text,
    unknown_code,
    claim_beyond_article,
    value_or_gap,
    signatory_of_no_party,
    operative_not_quoted,
    office_without_span,
    question_without_mark,
    party_twice,
    name_twice,
    citation_twice,
    item_twice,
    beside_itself,
)
