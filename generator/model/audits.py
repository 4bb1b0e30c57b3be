"""What an audit records of an article: its claims, what a program proposed of them, and what became of forecasts."""

from generator.model import days
from generator.model import fields as f
from generator.model import vocabulary as v
from generator.model.declaring import Part, field, many, required
from generator.model.parts import Cite, Evidence
from generator.model.vocabulary import Term


class Publication(Evidence):
    """When an article was published, and how that is known."""

    date: days.Past = required("must be the date of publication, as exact as the evidence allows")


class Result(Evidence):
    """What became of a forecast."""

    date: days.Past = required("must be when it became known")
    what: f.Account = required("must be one sentence in our own words")


class Proposal(Part):
    """What the program found of a statement of an article, for a person to judge. It is no verdict of ours."""

    quote: f.Quote = required("must be at most 12 consecutive words of that paragraph, copied exactly")
    finding: f.ProposedFinding = required(
        "must be agrees, differs or not-recorded: what the record does with the statement"
    )
    recorded: f.Line | None = field("must be the recorded value")
    why: f.Line = required("must be the reason in a sentence", label="Reason")
    about: tuple[f.EntityRef, ...] = required("must be a list of what the statement is about", min_length=1)
    proposed_by: f.Proposer = required("must be program: who found it")


class Claim(Part):
    """One claim of an article, and what we found of it."""

    number: f.Natural = required("must be the number of the claim in this article; it never changes")
    paragraph: f.Natural = required("must be the number of the body paragraph, from 1")
    claim: f.Sentence = required("must be the claim in our own words")
    quote: f.Quote | None = field("must be at most 12 consecutive words of that paragraph, copied exactly")
    said_by: f.Line = required("must say whose claim it is: the article, or whom it names")
    dated: f.Line | None = field("must be the time the claim gives, in its own terms")
    due: days.Coming | None = field("must be the date by which a forecast expected it")
    about: tuple[f.EntityRef, ...] = required("must be a list of what the claim is about", min_length=1)
    verdict: Term[v.VerdictWord] = required("must be a word of `verdicts`")
    confidence: Term[v.ConfidenceWord] | None = field("must be a word of `confidence`")
    why: f.Judgement | None = field("must say what decides the verdict", label="Reason")
    checked: days.Checked | None = field("must be the day of the check")
    cite: tuple[Cite, ...] = many("must be a list of references that decide it")
    result: Result | None = field("must say what became of a forecast")
    proposals: tuple[Proposal, ...] = many("must be a list of what the program found in the paragraph")
