"""What the whole table is about, and how it counts: data/site.yml."""

from typing import Annotated, get_args

from pydantic import Field

from generator.model import days
from generator.model import fields as f
from generator.model import vocabulary as v
from generator.model.declaring import Part, field, many, required
from generator.model.parts import Texts
from generator.model.vocabulary import StatusPhase, Term

PHASE_NAMES = ", ".join(get_args(StatusPhase))

CountedPhase = Annotated[StatusPhase, Field(description=f"must be one of {PHASE_NAMES}")]


class Count(Part):
    """One rule for counting agreements; the number comes out of the records."""

    label: f.Line = required("must be what is counted")
    rule: f.Line = required("must be the rule in words")
    phases: tuple[CountedPhase, ...] = many("must be the list of phases counted; left out, all")
    signed_only: f.Flag = field("must be true where only documents that were signed count", default=False)
    statuses: tuple[Term[v.StatusWord], ...] = many("must be the list of statuses counted; left out, all")
    framework: f.AgreementId | None = field("must be the framework the documents belong to")
    instruments: tuple[Term[v.InstrumentWord], ...] = many("must be the list of instruments counted; left out, all")
    bilateral: f.Flag = field("must be true where only documents of two parties count", default=True)
    countries_only: f.Flag = field("must be true where documents with organisations do not count", default=False)
    text_public: f.Flag = field("must be true where only documents with a public text count", default=False)


class Beside(Part):
    """A document the first sentences of the home page must not be read without."""

    agreement: f.AgreementId = required("must be the id of the document")
    what: f.Line = required("must say in our own words, within a sentence, what it says and is")


class Unanswered(Part):
    """What readers ask of the subject that no record answers, and the record that says most about it."""

    question: f.Line = required("must be the question, as a sentence", example="What does the force cost?")
    known: f.Line = required("must say what is known of it, and what is not", example="Nothing was found.")
    record: f.EntityRef = required("must be the code or the id of what says most about it")


class Sample(Part):
    """Values that were drawn by lot and held against their sources."""

    what: f.Line = required("must say what was drawn, within a sentence and in the plural", example="other values")
    held: f.Natural = required("must be how many were drawn and held against their sources")
    wrong: f.Tally = required("must be how many of them were wrong, or not borne out")


class Told(Part):
    """What the page about the method tells of this table besides its rules."""

    coding: Texts = many("must be a list of paragraphs on how the texts were coded")
    audits: Texts = many("must be a list of paragraphs on how the articles were audited")
    samples: tuple[Sample, ...] = many("must be a list of the last samples of values, drawn by lot")


class SoughtList(Part):
    """A list, or a place on it, and what readers type to find it."""

    name: f.Line = required("must be the path of a list, such as agreements/index.md")
    at: f.Line | None = field("must be the anchor of the place on the list that is looked for, such as ending")
    called: f.Line | None = field("must be what the place is called among the results of the search")
    sought_as: tuple[f.Line, ...] = required("must be a list of what readers type", min_length=1)


class SoughtField(Part):
    """A field of records and what readers type who ask for what it says."""

    name: f.FieldName = required("must be the name of a field of a record, such as term")
    sought_as: tuple[f.Line, ...] = required("must be a list of what readers type", min_length=1)


class SoughtTown(Part):
    """A town where meetings are held, and how readers write it."""

    name: f.Line = required("must be the town as records of meetings name it")
    sought_as: tuple[f.Line, ...] = required("must be a list of what readers type", min_length=1)


class Withdrawal(Part):
    """That a record which had a page was taken away. Its id is never given to another one."""

    record: f.RecordKey = required("must be the kind and the id it had, such as summits/an-id")
    name: f.Line = required("must be the name it had")
    date: days.Coming = required("must be the day it was withdrawn")
    because: f.Line = required("must say why, in a sentence that follows a colon")
    instead: f.EntityRef | None = field("must be the code or the id of what tells more, where something does")
    formerly: tuple[f.Slug, ...] = many("must be a list of ids it had before that one")

    @property
    def keys(self) -> tuple[str, ...]:
        """Every address it had, as `kind/id`."""
        kind = self.record.partition("/")[0]
        return (self.record, *(f"{kind}/{id_}" for id_ in self.formerly))


class Site(Part):
    """What the whole site is about."""

    subject: f.ActorCode = required("must be the code of the country or organisation all records are about")
    title: f.Line = required("must be the title of the site")
    description: f.Line = required("must be one sentence saying what the site is")
    consulted_after: f.Line | None = field("must be what sets a duty to consult off, as it follows “after”")
    accession_to: f.ActorCode | None = field("must be the code of the body of which `accession_clause` speaks")
    renamed: dict[f.FieldName, f.FieldName] = field(
        "must map what fields were called in earlier versions of the records to what they are called now", default={}
    )
    map: f.Line | None = field("must say in words what land the map shows, for those who do not see it")
    briefing: tuple[f.Line, ...] = many("must be a list of pages of the briefing, such as summits/")
    method: Told = field("must say what is told of this table on the page about the method", default=Told())
    counts: tuple[Count, ...] = many("must be a list of counting rules")
    withdrawn: tuple[Withdrawal, ...] = many("must be a list of records that were taken away")
    beside: tuple[Beside, ...] = many("must be a list of documents named beside the counts")
    unanswered: tuple[Unanswered, ...] = many("must be a list of what readers ask and no record answers")
    edition: days.Checked | None = field("must be the day of this edition: no record is checked later")
    compared: tuple[f.AgreementId, ...] = many(
        "must be a list of documents of which every two have a page side by side"
    )
    read_until: days.Checked | None = field("must be the newest day of which material was read for the table")
    sought: tuple[SoughtList, ...] = many("must be a list of lists with what readers type to find them")
    sought_fields: tuple[SoughtField, ...] = many(
        "must be a list of fields of records with what readers type who ask for them"
    )
    sought_towns: tuple[SoughtTown, ...] = many(
        "must be a list of towns where meetings are held, with how they are written in other languages"
    )
    bodies: tuple[f.ActorCode, ...] = many("must be a list of bodies of whose members pages say who has not signed")
    changes_since: days.Coming | None = field(
        "must be the day of the first publication; changes before it are not listed"
    )
