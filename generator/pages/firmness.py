"""How firmly a commitment is worded, as pages show it: its operative words on their colour, their proof, disclaimers.

The text's own words always stand in quotation marks. A class is told by word, disc and colour together.
"""

from collections.abc import Iterator

from markupsafe import Markup

from generator.derive.anchors import anchors
from generator.derive.page_addresses import address
from generator.derive.queries import disclaimed, short, undertakings
from generator.model.entries import Citation, citations, own_text
from generator.model.meanings import undertakes
from generator.model.parts import Commitment
from generator.model.records import Agreement
from generator.model.vocabulary import AnswerWord, CommitmentType, VerbWord
from generator.pages.page_context import PageContext, fragment
from generator.text.markdown import escape, link
from generator.text.wording import LANGUAGE

DAGGER = "†"
COLOURED = Markup('<span class="verb verb--{}{}">{}</span>')
TOLD = Markup('<span class="verb verb--{}" title="{}: {}">{}</span>')
PROOF_SPAN = Markup('<span class="proof">{}</span>')
NOT_CODED = Markup('<span class="gap">not coded yet</span>')
OMITTED = Markup(" … ")


def of_class(writing: PageContext, word: str, more: str = "") -> Markup:
    """The label of a class on its colour; `more` is a further class of style."""
    definition = writing.dossier.word(VerbWord, word)
    return COLOURED.format(definition.strength, more, escape(definition.label))


def of_answer(writing: PageContext, word: str, more: str = "") -> Markup:
    """The label of an answer that undertakes nothing."""
    definition = writing.dossier.word(AnswerWord, word)
    return COLOURED.format("absent" if definition.says == "nothing" else "0", more, escape(definition.label.lower()))


def shown(writing: PageContext, commitment: Commitment, more: str = "") -> Markup:
    """The class of a commitment, or the answer that stands for it."""
    if undertakes(writing.dossier, commitment) and commitment.verb:
        return of_class(writing, commitment.verb, more)
    return of_answer(writing, commitment.answer, more)


def operative(writing: PageContext, agreement: Agreement, kind: str) -> Markup:
    """The text's own operative words on the colour of their class, which tells itself when pointed at; disclaimers."""
    commitment = agreement.commitments[CommitmentType(kind)]
    marks = disclaimers(writing, agreement, kind)
    if not (undertakes(writing.dossier, commitment) and commitment.operative):
        return shown(writing, commitment) + marks
    definition = writing.dossier.word(VerbWord, commitment.verb)
    words = _in_marks(writing, agreement, commitment.operative)
    label, meaning = escape(definition.label), escape(definition.definition)
    told = TOLD.format(definition.strength, label, meaning, words)
    return (Markup("{} ({})").format(told, label) if _foreign_language(writing, agreement) else told) + marks


def disclaimers(writing: PageContext, agreement: Agreement, kind: str) -> Markup:
    """The marks of what the document says against a commitment, each leading to the sentence on the document's page."""
    covering = disclaimed(writing.dossier, agreement, kind)
    if not covering:
        return Markup("")
    names = anchors(writing.dossier, agreement)
    page = writing.page(address(agreement))
    marks = (link(f"{DAGGER} disclaimer", f"{page}#{names[id(one)]}") for one in covering)
    return Markup("").join(map(Markup(' <span class="disclaimed">{}</span>').format, marks))


def proof(writing: PageContext, agreement: Agreement, kind: str) -> Markup:
    """The words that prove a commitment: every quote of the document's text, with our English where it needs one."""
    told = OMITTED.join(_proving(writing, agreement, one) for one in _own_quotes(agreement, kind))
    return PROOF_SPAN.format(told) if told else told


def clause(writing: PageContext, agreement: Agreement, kind: str) -> Markup:
    """Where a commitment stands in the document's own text, as the link to its words; their proof, and other sources.

    Such words need no note: it would say once more what stands in the row.
    """
    commitment = agreement.commitments[CommitmentType(kind)]
    own = list(_own_quotes(agreement, kind))
    others = [one for one in citations(commitment, own_text(agreement)) if one not in own]
    place = escape(commitment.at or "")
    if own:
        source = writing.dossier.sources[own[0].source]
        place = link(commitment.at or source.title, fragment(source, own[0].quote))
    told = OMITTED.join(
        _proving(writing, agreement, one) + _other_clause(commitment, one) + writing.whether_found(one) for one in own
    )
    marks = Markup("").join(dict.fromkeys(map(writing.note, others)))
    return place + marks + writing.card(commitment) + (" " + PROOF_SPAN.format(told) if told else told)


def _other_clause(commitment: Commitment, one: Citation) -> Markup:
    """Where further words stand, if that is another clause."""
    return Markup(" ({})").format(escape(one.at)) if one.at and one.at != commitment.at else Markup("")


def _own_quotes(agreement: Agreement, kind: str) -> Iterator[Citation]:
    """The references of a commitment to words of the document's own text."""
    text = own_text(agreement)
    every = citations(agreement.commitments[CommitmentType(kind)], text)
    return (one for one in every if one.quote and one.source == text)


def _proving(writing: PageContext, agreement: Agreement, one: Citation) -> Markup:
    words = _in_marks(writing, agreement, one.quote or "")
    return Markup("{} (“{}”)").format(words, escape(one.translation)) if one.translation else words


def _in_marks(writing: PageContext, agreement: Agreement, words: str) -> Markup:
    """Words of a document in quotation marks, with their language where it is not that of the pages."""
    quoted, language = Markup("“{}”").format(escape(words)), _foreign_language(writing, agreement)
    return Markup('<span lang="{}">{}</span>').format(language, quoted) if language else quoted


def _foreign_language(writing: PageContext, agreement: Agreement) -> str:
    """The language of a document's text where it is not that of the pages."""
    source = writing.dossier.sources.get(str(agreement.text))
    return source.language if source and source.language != LANGUAGE else ""


def cell(writing: PageContext, agreement: Agreement, kind: str) -> Markup:
    """A cell of the matrix: the class, linked to its row on the document's page; its title is the promise."""
    commitment = agreement.commitments.get(CommitmentType(kind))
    if commitment is None:
        return NOT_CODED
    covering = disclaimed(writing.dossier, agreement, kind)
    sign = shown(writing, commitment, " verb--disclaimed" if covering else "")
    title = " ".join([commitment.promise or "", *(f"{DAGGER} {one.what}" for one in covering)]).strip()
    return link(sign, writing.page(address(agreement), kind), title)


def spread(writing: PageContext, kind: str) -> Markup:
    """How the texts word one type: the usual class by number, who departs from it by name."""
    dossier = writing.dossier
    texts: dict[Markup, list[Agreement]] = {}
    for undertaking in undertakings(dossier, kind):
        commitment = undertaking.agreement.commitments[CommitmentType(kind)]
        texts.setdefault(shown(writing, commitment), []).append(undertaking.agreement)
    most = max(map(len, texts.values()), default=0)
    rows = (Markup("{} {}{}").format(sign, len(all_), _by_name(writing, all_, most)) for sign, all_ in texts.items())
    return Markup(" · ").join(rows)


def _by_name(writing: PageContext, agreements: list[Agreement], most: int) -> Markup:
    if len(agreements) == most:
        return Markup("")
    names = (writing.entity(one.id, short(writing.dossier, one)) for one in agreements)
    return Markup(": {}").format(Markup(", ").join(names))
