"""Reads page after page beside the record: the process that a survey asks.

`python -m generator.news.surveyor ROOT` reads requests from standard input and answers each with a line. A request is
a line of JSON that tells how many bytes follow it, and for how many seconds a page may be worked on.
"""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import TextIO

from generator.model.loading import read_dossier
from generator.news.harvest import LACKING, Surveyed
from generator.news.isolation import end_after
from generator.news.saved import Saved
from generator.source.problem import Problem
from generator.text.wording import LANGUAGE


def _survey_beside(root: Path) -> Callable[..., Surveyed]:
    """What says what the record in `root` says of a page. Raises ModuleNotFoundError where a package is missing."""
    # Here, so that what is missing can be told to who asks.
    from generator.news.extraction import read_page  # noqa: PLC0415
    from generator.news.fact_checking import compare  # noqa: PLC0415
    from generator.news.reports import day_of, rows_of  # noqa: PLC0415

    dossier = read_dossier(root)
    # What is worked out once for all pages must not be taken for the time of the first.
    named = tuple(one.name for one in dossier.entities.values())
    compare(Saved("", "", str(dossier.newest_check), LANGUAGE, named[:1]), dossier)
    read_page(named[0].encode() if named else b"", "", html=True)

    def survey(name: str, content: bytes, *, html: bool, day: str = "") -> Surveyed:
        """What the record says of one page. `day` is that of the article where the page does not say it."""
        saved = read_page(content, name, html=html)
        if isinstance(saved, Problem):
            return Surveyed(name, wrong=saved.what)
        anchor = saved.anchor or day_of(saved, content, dossier, day)
        return Surveyed(name, anchor, saved.title, saved.language, rows_of(compare(saved, dossier, anchor)))

    return survey


def attend(root: str) -> None:
    """Answer requests until there are no more."""
    answer, sys.stdout = sys.stdout, sys.stderr  # what other people's code prints is no answer
    try:
        survey = _survey_beside(Path(root))
    except ModuleNotFoundError as error:
        _say(answer, f"{LACKING}{error.name}")
        return
    _say(answer, "begun")
    for line in sys.stdin.buffer:
        asked = json.loads(line)
        content = sys.stdin.buffer.read(asked["bytes"])
        end_after(asked["seconds"])
        found = survey(asked["name"], content, html=asked["html"], day=asked["day"])
        _say(answer, json.dumps(asdict(found)))


def _say(answer: TextIO, line: str) -> None:
    answer.write(f"{line}\n")
    answer.flush()


if __name__ == "__main__":
    attend(sys.argv[1])
