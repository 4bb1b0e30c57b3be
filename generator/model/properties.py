"""What a word of the vocabulary means to the program: the properties it has, and which group is asked for which.

The program never compares with a word: it asks the word. Who adds a word says what it means, and every page, count and
export follows. That every word of a group gives what the group is asked for is a rule (`word_rules`).
"""

from typing import Literal, NamedTuple, get_args

# Of a document: nothing concluded yet; a text without parties; signed; adopted without signature; in effect; over.
StatusPhase = Literal["open", "issued", "signed", "adopted", "effective", "over"]
# Of a meeting.
SummitPhase = Literal["ahead", "took-place", "put-off", "called-off"]
Phase = Literal[StatusPhase, SummitPhase]
# What a text does about a subject, or whether somebody says anything about it.
Says = Literal["undertakes", "mentions", "something", "nothing"]
# What a verdict needs: nothing, because nobody looked; a reason; a reason and sources that decide.
Basis = Literal["nothing", "reason", "sources"]
Forecast = Literal["open", "over"]
# From which recorded day a time is counted: that of the signature, that of taking effect; some other, in no record.
Start = Literal["signature", "effect", "elsewhere"]
# Of a type of commitment: texts are still being coded under it, and need not answer it.
Coding = Literal["open"]

# What a sum is to its text: promised by it, given before it, handed over since, a frame that may
# hold all of these; something else.
Stage = Literal["promised", "given", "delivered", "frame", "other"]

CONCLUDED = frozenset({"signed", "adopted", "effective", "over"})
RUNNING = CONCLUDED - {"over"}


class Asked(NamedTuple):
    """A property that every word of a group must give, and the values that make sense there; none listed: any."""

    name: str
    values: tuple[str | bool, ...] = ()


ASKED: dict[str, Asked] = {
    "statuses": Asked("phase", get_args(StatusPhase)),
    "standings": Asked("phase", ("open", "signed")),
    "summit_statuses": Asked("phase", get_args(SummitPhase)),
    "answers": Asked("says", ("undertakes", "mentions", "nothing")),
    "bindingness": Asked("says", ("something", "nothing")),
    "verdicts": Asked("rests_on", get_args(Basis)),
    "output_verbs": Asked("produces", (True, False)),
    "funding_natures": Asked("stage", get_args(Stage)),
    "verbs": Asked("strength"),
    "starts": Asked("begins", get_args(Start)),
    "offer_firmness": Asked("strength"),
}
