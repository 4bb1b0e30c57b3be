"""The typed records: what a file in `data/` may say, field by field.

What must hold between two fields or two records is in `rules`. The vocabularies are after the UN Treaty Collection's
glossary; what each word means is said in data/vocabulary.yml.
"""

from generator.model import days
from generator.model import fields as f
from generator.model import parts as p
from generator.model import vocabulary as v
from generator.model.addresses import address_of_page
from generator.model.audits import Claim, Publication
from generator.model.declaring import CONDITIONS, ELSEWHERE, FACTS, NO_CELL, Cell, Part, field, many, required
from generator.model.events import Approval, Event, Joining, Meeting, Outcome, Participants
from generator.model.vocabulary import CommitmentType, Term


class Record(Part):
    """What every record of its own page has."""

    id: f.Slug = required(
        "must be the file name without .yml: lower-case letters, digits and hyphens",
        place=ELSEWHERE,
        cell=Cell("The id, which is also its address"),
        example="arcadia-ruritania",
    )
    name: f.Line = required("must be the name by which readers know it", place=ELSEWHERE)
    aliases: p.Texts = many("must be a list of other names it goes by", place=ELSEWHERE)
    sought_as: p.Texts = many(
        "must be a list of further words by which readers look for it, in any language and script",
        place=ELSEWHERE,
        label="Looked for as",
    )
    formerly: tuple[f.Slug, ...] = many(
        "must be a list of ids this record had before", place=ELSEWHERE, label="Former ids"
    )
    as_of: days.Checked = required(
        "must be the day up to which the record was checked", place=ELSEWHERE, label="Record checked"
    )


class Agreement(Record):
    """A document between the subject and others, or about it: agreement, declaration, memorandum, draft."""

    official_title: p.Value | None = field("must be the title the document gives itself", place=CONDITIONS.at(1))
    instrument: Term[v.InstrumentWord] = required(
        "must be a word of `instruments`", place=CONDITIONS.at(8), label="Our classification"
    )
    framework: f.AgreementId | None = field(
        "must be the id of the document this one implements", place=CONDITIONS.at(7)
    )
    parties: tuple[f.ActorCode, ...] = required(
        "must be a list of codes of countries and organisations", min_length=1, place=FACTS.at(1), cell=NO_CELL
    )
    status: p.AgreementStatus = required(
        "must say where the document stands and since when that is known",
        place=ELSEWHERE,
        cell=Cell("Where the document stands"),
    )
    text: f.SourceId | None = field("must be the id of the source that is the document's text", place=FACTS.at(9))
    foremost: tuple[p.Provision, ...] = many(
        "must be a list of what a reader must know before all else", place=ELSEWHERE, label="What to know first"
    )
    signed: p.Signing | None = field(
        "must say when and where it was signed",
        place=FACTS.at(2),
        cell=Cell("The day of the signature"),
        asked="Signature",
    )
    adopted: p.Signing | None = field(
        "must say when and where it was adopted or issued, if it was not signed",
        place=FACTS.at(3),
        cell=Cell("The day on which it was adopted or issued, where it was not signed"),
    )
    signatories: tuple[p.Signatory, ...] = many("must be a list of who signed", place=FACTS.at(4), label="Signed by")
    joined: tuple[Joining, ...] = many("must be a list of who joined later")
    languages: p.Value | None = field(
        "must say in which languages the text is authentic",
        place=FACTS.at(10),
        asked="Languages",
        example={"value": "English and French, both equally authentic"},
    )
    term: p.Span | None = field("must say how long it runs", place=FACTS.at(6), asked="Term", example={"value": "P10Y"})
    effect: p.Effect | None = field(
        "must say how and when it takes effect", place=CONDITIONS.at(3), label="Takes effect", asked="Taking effect"
    )
    renewal: p.Value | None = field(
        "must say how it may be prolonged", place=CONDITIONS.at(4), label="Prolonging it", asked="Renewal"
    )
    review: p.Span | None = field(
        "must say by when or after what time the text asks for a review of it",
        place=CONDITIONS.at(6),
        example={"value": "P5Y"},
    )
    exit_notice: p.Span | None = field(
        "must say what notice ends it",
        place=FACTS.at(8),
        label="Notice to end it",
        asked="Notice",
        example={"value": "P6M"},
    )
    legal_nature: tuple[p.LegalNature, ...] = many(
        "must be a list of assertions about its legal force",
        place=FACTS.at(5),
        label="Legal force",
        asked="Legal force",
    )
    consultation: p.Consultation | None = field(
        "must say within what time the parties consult, and after what",
        place=FACTS.at(7),
        label="{after}",
        asked="Consultation",
        example={"within": "PT24H"},
    )
    accession_clause: p.Value | None = field(
        "must say what becomes of it if the subject joins a body, `accession_to` of the site",
        place=CONDITIONS.at(5),
        cell=Cell("What becomes of it if {subject} joins {body}"),
        label="If {subject} joins {body}",
        asked="{subject} joining {body}",
    )
    funding: tuple[p.Funding, ...] = many("must be a list of sums", label="Money")
    coalitions: tuple[p.Coalition, ...] = many("must be a list of capability coalitions", label="Capability coalitions")
    commitments: dict[CommitmentType, p.Commitment] = field(
        "must map commitment types to what the text says", default={}, label="What it promises"
    )
    not_coded: tuple[CommitmentType, ...] = many(
        "must be a list of commitment types for which the text was not read yet",
        place=ELSEWHERE,
        cell=NO_CELL,
        label="Not read for",
    )
    disclaimers: tuple[p.Disclaimer, ...] = many("must be a list of what the text says it does not create or is not")
    provisions: tuple[p.Provision, ...] = many("must be a list of further provisions", label="What else is known")
    approval: p.Value | None = field(
        "must say what approval the text asks for before it takes effect, or that it asks none",
        place=CONDITIONS.at(9),
        label="Approval asked for",
        asked="Approval",
    )
    approvals: tuple[Approval, ...] = many("must be a list of what parliaments and governments did")
    events: tuple[Event, ...] = many("must be a list of dated events", label="Timeline")
    lookalikes: tuple[p.Lookalike, ...] = many(
        "must be a list of documents easily taken for this one", label="Easily taken for"
    )


class Actor(Record):
    """What countries and organisations share."""

    code: f.Code = required(
        "must be the code by which other records name it, in quotes: ISO 3166-1 for countries",
        place=ELSEWHERE,
        cell=Cell("The code by which other records name it: of countries ISO 3166-1, of bodies one of this site"),
        example="FR",
    )
    article: f.Flag | None = field(
        "must be true where a sentence puts “the” before the name", place=ELSEWHERE, cell=NO_CELL, example=True
    )
    official_name: p.Value | None = field("must be the official name", place=FACTS.at(3))
    names: f.OtherNames = field(
        "must map language codes to the name in that language", default={}, place=ELSEWHERE, label="In other languages"
    )
    people: tuple[p.Person, ...] = many("must be a list of people the site names", label="Who holds office")
    offers: tuple[p.Offer, ...] = many("must be a list of what it offered to a force or a body")
    funding: tuple[p.Funding, ...] = many("must be a list of sums it gives outside the documents here", label="Money")
    provisions: tuple[p.Provision, ...] = many(
        "must be a list of cited statements about it", label="What else is known"
    )
    events: tuple[Event, ...] = many("must be a list of dated events and positions", label="Timeline")


class Country(Actor):
    """A country that is a party, a host, or named by an article."""

    demonyms: p.Texts = many("must be a list of words for its people and adjectives", place=ELSEWHERE)
    capital: f.Line | None = field("must be the capital, as articles name a government", place=ELSEWHERE)
    capital_spellings: p.Texts = many("must be a list of other spellings of the capital", place=ELSEWHERE)
    memberships: tuple[p.Membership, ...] = many("must be a list of organisations it belongs to")
    bilateral: p.BilateralStanding | None = field(
        "must say that none is known, where no document is recorded",
        place=ELSEWHERE,
        cell=Cell("What sources say of a document of its own, where none is recorded"),
        label="Bilateral document",
    )


class Organisation(Actor):
    """A body of states, or one in which states take part: an alliance, a union, a fund, a coalition."""

    seat: f.Line | None = field("must be the town of its seat, as articles name it", place=FACTS.at(4))
    series: Term[v.SeriesWord] | None = field("must be the word of `series` for its own meetings", place=ELSEWHERE)


class Summit(Record):
    """A summit, a round of talks, or a meeting of leaders."""

    series: Term[v.SeriesWord] = required("must be a word of `series`", place=ELSEWHERE)
    status: Term[v.SummitStatusWord] = required("must be a word of `summit_statuses`", place=ELSEWHERE)
    held: Meeting = required(
        "must say when and where it takes or took place",
        place=FACTS.at(1),
        cell=Cell("The day or the days on which it takes or took place"),
        label="Date",
    )
    rounds: tuple[Meeting, ...] = many("must be a list of its rounds, where it had several")
    host: p.Value | None = field("must say who hosted or chaired it", place=FACTS.at(2))
    participants: tuple[Participants, ...] = many("must be a list of participants by capacity")
    outcomes: tuple[Outcome, ...] = many("must be a list of outcomes", label="What came of it")
    predecessor: f.SummitId | None = field(
        "must be the id of the summit before it in its series", place=FACTS.at(3), label="Before it"
    )
    events: tuple[Event, ...] = many("must be a list of dated events around it", label="Timeline")


class Article(Record):
    """The audit of one news article."""

    source: f.SourceId = required("must be the id of the source that is the article", place=ELSEWHERE)
    published: Publication = required(
        "must say when it was published and how that is known",
        place=FACTS.at(1),
        cell=Cell("When the article was published"),
    )
    file: f.FileName = required(
        "must be the file name of the original in the archive, without its folder",
        place=ELSEWHERE,
        cell=NO_CELL,
        example="daily-news-2024-03-01.pdf",
    )
    sha256: f.Sha256 = required(
        "must be the sha256 of the original file: 64 hexadecimal digits", place=ELSEWHERE, cell=NO_CELL
    )
    paragraphs: f.Natural = required("must be the number of its body paragraphs", place=ELSEWHERE)
    main_error: f.Line | None = field(
        "must be the gravest error in one sentence of ours", place=ELSEWHERE, label="Gravest error"
    )
    claims: tuple[Claim, ...] = required("must be a list of claims", min_length=1)


class Source(Part):
    """A publication that values are cited from. Its id is its key, its kind the name of its file."""

    publisher: f.Line = required("must be who published it", example="Ministry of Foreign Affairs")
    title: f.Line = required("must be the title as published", example="Agreement on security cooperation")
    title_paraphrased: f.Flag = field(
        "must be true where the title is ours, because that of the page was not kept", default=False
    )
    url: f.Address = required("must be its address, with https:// or http://", example="https://example.org/")
    published: days.Background | None = field("must be the date of publication")
    language: f.Language = required(
        "must be the language of the page as an ISO 639-1 code in quotes, such as 'en'",
        cell=Cell("The language of the page, as ISO 639-1 has it"),
        example="en",
    )
    archive: f.Address | None = field("must be the address of an archived copy")
    read: f.Depth | None = field("must be full, excerpt or not-read: how much of it was read for the table")
    weak: f.Flag = field("must be true where nobody known answers for the page: a copy, a private list", default=False)
    note: f.Line | None = field("must be one line a reader of the source needs")
    formerly: tuple[f.Slug, ...] = many("must be a list of ids this source had before", label="Former ids")

    @property
    def page(self) -> str:
        """What its address shares with all that lead to the same page."""
        return address_of_page(self.url)


class Reading(p.Evidence):
    """One answer to a question on which sources differ."""

    value: f.Sentence = required("must be what this reading says, in our own words")
    rule: f.Line | None = field("must be the counting or reading rule that produces it")


class Disagreement(Part):
    """A question on which sources differ. Its id is its key."""

    question: f.Line = required(
        "must be the question, ending in a question mark", example="How many agreements have been signed?"
    )
    about: tuple[f.EntityRef, ...] = required("must be a list of what the question is about", min_length=1)
    readings: tuple[Reading, ...] = required("must be a list of at least two readings", min_length=2)
    formerly: tuple[f.Slug, ...] = many("must be a list of ids of questions that went on as this one")
    our_reading: f.Judgement | None = field("must be what we take to be right, in our own words")
    why: f.Line | None = field("must say why, or why we take none", label="Reason")
    status: Term[v.QuestionStatusWord] = required("must be a word of `question_statuses`")
