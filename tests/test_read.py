"""Articles beside the record: made-up articles with what is right of each statement, and the parts that read them."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner
from exported import dossier

from generator.commands.read import read
from generator.model.dossier import Dossier
from generator.news.extraction import read_page
from generator.news.fact_checking import compare
from generator.news.finding import Finding
from generator.news.places import recorded_towns
from generator.news.relative import days_in
from generator.news.rows import as_item
from generator.news.saved import Saved
from generator.news.sounds import alike, same_person
from generator.news.spoken import lastings, numbers, same_length

REPOSITORY = Path(__file__).parent.parent
ARTICLES = REPOSITORY / "tests/reading"
NAMES = sorted(path.stem for path in ARTICLES.glob("*.yml"))


@dataclass(frozen=True)
class Stated:
    """A statement of a made-up article and what the record says of it."""

    words: str
    kind: str
    about: frozenset[str]
    verdict: str


def record() -> Dossier:
    return dossier("real")


@cache
def page(name: str) -> Saved:
    result = read_page((ARTICLES / f"{name}.txt").read_bytes(), f"{name}.txt", html=False)
    assert isinstance(result, Saved)
    return result


@cache
def found(name: str) -> tuple[Finding, ...]:
    return tuple(compare(page(name), record()))


@cache
def stated(name: str) -> tuple[Stated, ...]:
    rows = yaml.safe_load((ARTICLES / f"{name}.yml").read_text(encoding="utf-8"))["statements"]
    return tuple(Stated(words, kind, frozenset(about), verdict) for words, kind, about, verdict in rows)


def text_of(name: str, one: Finding) -> str:
    """The line a finding stands in: the title, a paragraph or a row of a list."""
    if one.paragraph is None:
        return next(row.text for row in page(name).left_out if one.quote in row.text)
    return (page(name).title, *page(name).paragraphs)[one.paragraph]


def span(text: str, words: str) -> range:
    place = text.find(words)
    return range(place, place + len(words)) if place >= 0 else range(0)


def meets(one: Finding, statement: Stated, text: str) -> bool:
    """Whether a finding is about a statement: one place, one record."""
    mine = range(one.start, one.start + len(one.quote))
    theirs = span(text, statement.words)
    return bool(set(mine) & set(theirs)) and bool(statement.about & set(one.about))


def judged(verdict: str) -> tuple[int, int, int]:
    """Findings with this verdict that are right, all of them, and all statements that have it."""
    right = given = there = 0
    for name in NAMES:
        there += sum(one.verdict == verdict for one in stated(name))
        for one in found(name):
            listed = [other for other in stated(name) if meets(one, other, text_of(name, one))]
            if one.verdict != verdict or (verdict == "agrees" and not listed):
                continue
            given += 1
            right += any(other.verdict == verdict for other in listed)
    return right, given, there


def test_what_differs_is_found_and_little_else_is_called_so() -> None:
    right, given, there = judged("differs")
    print(f"differs: {right} of {given} right, {there} planted")  # noqa: T201 - the figures are its purpose
    assert right >= 0.95 * given
    assert right >= 0.6 * there


def test_what_is_said_to_agree_agrees() -> None:
    right, given, there = judged("agrees")
    print(f"agrees: {right} of {given} right, {there} there")  # noqa: T201 - the figures are its purpose
    assert right >= 0.97 * given
    assert right >= 0.6 * there


@pytest.mark.parametrize(
    ("text", "anchor", "expected"),
    [
        ("on Friday", "2024-02-17", ["2024-02-16"]),
        ("last July", "2024-02-17", ["2023-07"]),
        ("next week", "2024-02-17", ["2024-02-19/2024-02-25"]),
        ("in June last year", "2024-07-11", ["2023-06"]),
        ("eight days ago", "2025-03-10", ["2025-03-02"]),
        ("am Freitag. Drei Tage zuvor", "2024-06-01", ["2024-05-31", "2024-05-28"]),
        ("10 липня, наступного дня", "2024-07-19", ["2024-07-10", "2024-07-11"]),
        ("le 16 février", "2024-02-20", ["2024-02-16"]),
        ("on 13 June 2024 and on the same day", "2024-06-28", ["2024-06-13", "2024-06-13"]),
        ("yesterday", "", []),
        ("on 25 August of last year", "2024-09-30", ["2023-08-25"]),
        ("the first of March", "2024-09-30", ["2024-03-01"]),
        ("on the last day of April", "2025-05-26", ["2025-04-30"]),
        ("in May, from the 12th.", "2025-07-10", ["2025-05", "2025-05-12"]),
        ("at the end of October 2023", "2024-09-30", ["2023-10"]),
        ("it began in December", "2024-09-30", ["2023-12"]),
        ("in the spring of last year", "2025-03-14", ["2024-03/2024-05"]),
        ("a fortnight ago", "2025-07-10", ["2025-06-24/2025-06-28"]),
        ("im Sommer 2023", "2024-09-06", ["2023-06/2023-08"]),
    ],
)
def test_days_that_only_the_article_makes_a_date(text: str, anchor: str, expected: list[str]) -> None:
    assert [one.edtf for one in days_in(text, anchor)] == expected


@pytest.mark.parametrize(
    ("word", "name", "same"),
    [
        ("Зеленський", "Zelenskyy", True),
        ("Selenskyj", "Zelenskyy", True),
        ("Голобом", "Golob", True),
        ("Вашингтоні", "Washington", True),
        ("Charkiw", "Kharkiv", True),
        ("Art", "Rutte", False),
        ("Павел", "Fiala", False),
    ],
)
def test_names_in_other_scripts(word: str, name: str, same: bool) -> None:
    assert alike(word, name) is same


def test_the_language_of_a_text_is_no_town() -> None:
    """The record says of a text that it is "in French": "met in the French capital" then named a town French."""
    adjectives = {word for one in record().countries.values() for word in one.demonyms}
    assert not adjectives & set(recorded_towns(record()))


def test_people_by_forename_and_surname() -> None:
    assert same_person("Joe Biden", "Joseph R. Biden Jr.")
    assert not same_person("Tony Blair", "John Major")
    assert not same_person("Anna Major", "John Major")


def test_numbers_and_spans_of_time() -> None:
    assert [one.value for one in numbers("the ninth of twenty-seven texts, siebzehn, двадцять сім")] == [9, 27, 17, 27]
    assert [one.value for one in numbers("das einunddreißigste Dokument")] == [31]
    spoken = "soixante-quinze, quatre-vingt-dix-neuf; siedemdziesięciu dwóch; a hundred and fifty-seven; сорока"
    assert [one.value for one in numbers(spoken)] == [75, 99, 72, 157, 40]
    assert [one.duration for one in lastings("24 hours, zehn Jahre, six months' notice, протягом доби")] == [
        "PT24H",
        "P10Y",
        "P6M",
        "PT24H",
    ]
    assert same_length(next(lastings("120 months")), "P10Y")


def test_the_command_tells_people_and_programs(tmp_path: Path) -> None:
    source = ARTICLES / "looking-back.txt"
    shown = CliRunner().invoke(read, ["--root", str(REPOSITORY), str(source)])
    assert shown.exit_code == 0, shown.output
    assert "✗ differs" in shown.stdout
    written = CliRunner().invoke(read, ["--root", str(REPOSITORY), "--to", str(tmp_path), str(ARTICLES)])
    assert written.exit_code == 0, written.output
    rows = json.loads((tmp_path / "looking-back.json").read_text(encoding="utf-8"))
    assert {"paragraph", "quote", "about", "kind", "verdict", "recorded", "reason"} <= set(rows[0])
    assert all(len(row["quote"].split()) <= 12 for row in rows)
    assert CliRunner().invoke(read, ["--root", str(REPOSITORY), "--date", "soon", str(source)]).exit_code == 2


@pytest.mark.parametrize("seed", ["1", "2"])
def test_what_is_found_does_not_hang_on_the_order_of_sets(seed: str) -> None:
    """Of two names of one town a sentence has the longer, and with one seed the shorter came first."""
    text = "The NATO summit in Washington ended on Thursday."
    paragraphs = (text, "Next stop, Netherlands: the 2025 summit is to be held in The Hague.")
    told = (
        f"import test_fact_sentences as s; print([o.quote for o in s.beside_the_record({paragraphs!r}, '2024-07-11')])"
    )
    environment = os.environ | {"PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(["tests", "."])}
    command = [sys.executable, "-c", told]
    done = subprocess.run(command, cwd=REPOSITORY, env=environment, capture_output=True, text=True, check=True)
    assert done.stdout == "['Thursday', 'Washington', '2025', 'The Hague']\n"


def test_a_page_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    answer = CliRunner().invoke(read, ["--root", str(REPOSITORY), str(tmp_path)])
    assert answer.exit_code == 1
    assert "empty.txt" in answer.stderr


@pytest.mark.parametrize("path", sorted(ARTICLES.glob("traps-*.txt")), ids=lambda path: path.stem)
def test_what_is_true_or_of_something_else_is_never_said_to_differ(path: Path) -> None:
    article = read_page(path.read_bytes(), path.name, html=False)
    assert isinstance(article, Saved)
    wrong = [(one.quote, one.about, one.reason) for one in compare(article, record()) if one.verdict == "differs"]
    assert not wrong


@pytest.mark.parametrize(
    "name", ["in-other-words", "other-values", "andere-werte", "autres-valeurs", "takes-over", "taken-up", "po-polsku"]
)
def test_what_is_told_in_other_words_is_found(name: str) -> None:
    judged_as = [
        (statement.words, {str(one.verdict) for one in found(name) if meets(one, statement, text_of(name, one))})
        for statement in stated(name)
    ]
    assert judged_as == [(one.words, {one.verdict}) for one in stated(name)]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        ("Finland | 3 April 2024 | Kyiv", "Finland : 3 April 2024 ; Kyiv"),
        ("3 April 2024 / Finland / Kyiv / N. N.", "3 April 2024 , Finland : Kyiv ; N. N."),
        ("| Finland | Kyiv | N. N. |", "  Finland : Kyiv ; N. N.  "),
        ("Finland | Kyiv", "Finland | Kyiv"),
        ("Partner | Day | Town", "Partner | Day | Town"),
    ],
)
def test_a_row_of_a_table_is_an_item_of_a_list(row: str, expected: str) -> None:
    assert as_item(row, "Finland".__eq__) == expected
