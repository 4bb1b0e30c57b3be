"""What the site says of itself: its words with what they mean, how it counts, what it is about."""

from typing import Annotated, get_args

from pydantic import Field

from generator.model import days, properties
from generator.model import fields as f
from generator.model.declaring import field, required
from generator.model.parts import Part

PHASES = ", ".join(get_args(properties.StatusPhase))


class Definition(Part):
    """One word of a vocabulary. `sign` and `tone` say how the site shows it, those from `strength` what it means."""

    label: f.Line = required("must be how pages write it")
    definition: f.Line = required("must say what it means")
    tone: Annotated[str, Field(pattern="^(good|signed|agreed|pending|open|ended|disputed|bad)$")] | None = field(
        "must be one of good, signed, agreed, pending, open, ended, disputed, bad"
    )
    sign: Annotated[str, Field(min_length=1, max_length=2)] | None = field("must be one sign that goes with the word")
    family: f.Slug | None = field("must be the family a commitment type belongs to")
    question: f.Line | None = field("must be the question the clause comparator asks")
    strength: f.Strength | None = field("must be a number from 0: higher is firmer")
    stage: properties.Stage | None = field("must be promised, given, delivered, frame or other")
    phase: properties.Phase | None = field(
        f"must be one of {PHASES}; of a meeting ahead, took-place, put-off, called-off"
    )
    says: properties.Says | None = field("must be one of undertakes, mentions, something, nothing")
    rests_on: properties.Basis | None = field("must be one of nothing, reason, sources: what the verdict needs")
    forecast: properties.Forecast | None = field("must be open or over, where it is a verdict on a forecast")
    produces: f.Flag | None = field("must be true where a document came of it, else false")
    coding: properties.Coding | None = field("must be open, where not every coded text answers the type yet")
    begins: properties.Start | None = field(
        "must be one of signature, effect, elsewhere: which recorded day a time is counted from"
    )


CountedPhase = Annotated[properties.StatusPhase, Field(description=f"must be one of {PHASES}")]


class Count(Part):
    """One rule for counting agreements; the number comes out of the records."""

    label: f.Line = required("must be what is counted")
    rule: f.Line = required("must be the rule in words")
    phases: tuple[CountedPhase, ...] = field("must be the list of phases counted; left out, all", default=())
    signed_only: f.Flag = field("must be true where only documents that were signed count", default=False)
    statuses: tuple[f.Status, ...] = field("must be the list of statuses counted; left out, all", default=())
    framework: f.AgreementId | None = field("must be the framework the documents belong to")
    instruments: tuple[f.Instrument, ...] = field("must be the list of instruments counted; left out, all", default=())
    bilateral: f.Flag = field("must be true where only documents of two parties count", default=True)
    countries_only: f.Flag = field("must be true where documents with organisations do not count", default=False)
    text_public: f.Flag = field("must be true where only documents with a public text count", default=False)


class Beside(Part):
    """A document the first sentences of the home page must not be read without."""

    agreement: f.AgreementId = required("must be the id of the document")
    what: f.Line = required("must say in our own words, within a sentence, what it says and is")


class Site(Part):
    """What the whole site is about."""

    subject: f.ActorCode = required("must be the code of the country all records are about")
    title: f.Line = required("must be the title of the site")
    description: f.Line = required("must be one sentence saying what the site is")
    counts: tuple[Count, ...] = field("must be a list of counting rules", default=())
    beside: tuple[Beside, ...] = field("must be a list of documents named beside the counts", default=())
    edition: days.Checked | None = field("must be the day of this edition: no record is checked later")
    compared: tuple[f.AgreementId, ...] = field(
        "must be a list of documents of which every two have a page side by side", default=()
    )
    read_until: days.Checked | None = field("must be the newest day of which material was read for the table")
    bodies: tuple[f.ActorCode, ...] = field(
        "must be a list of bodies of whose members pages say who has not signed", default=()
    )
    changes_since: days.Coming | None = field(
        "must be the day of the first publication; changes before it are not listed"
    )
