"""Words in texts: what counts as found, wherever they stand, and what only looks like it."""

from pathlib import Path

import pytest

from generator.check.evidence import (
    Lock,
    _looked_up,
    archived,
    contains,
    figures,
    folded,
    key,
    missing,
    read_archive,
    read_lock,
    texts_of,
    unproved,
    verify,
    waiting,
    with_others,
    write_lock,
)
from generator.edit.renaming import renamed
from generator.edit.transaction import write
from generator.model.loading import read_dossier
from generator.news.extraction import paragraphs_of

WORLD = Path(__file__).parent / "world"


@pytest.mark.parametrize(
    ("text", "quote", "there"),
    [
        ("shall consult", "shall consult", True),
        ("shall consult at once", "shall consult", True),
        ("they shall consult", "shall consult", True),
        ("they shall consult at once", "shall consult", True),
        ("they marshall consult", "shall consult", False),
        ("they shall consultation", "shall consult", False),
        ("shall consultation", "shall consult", False),
        ("marshall consult", "shall consult", False),
        ("a shall, b shalls", "shall", True),
        ("shalls and shall", "shall", True),
        ("ashall shall", "shall", True),
        ("aa a", "a", True),
        ("xa ax", "a", False),
        ("b xa", "a", False),
        ("x(((", "((", True),
        ("text", "", False),
        ("text", "…", False),
        ("he said: 'shall consult'.", "“shall consult.”", True),
        ("“We shall”, he said", '"we SHALL"', True),
        ("long-\nterm help", "long-term help", True),
        ("secu-\nrity", "security", True),
        ("co-operation", "cooperation", True),
        ("twenty – four", "twenty - four", True),
        ("end of page\n12\nand so on", "page and so on", True),
        ("end of page\n- 3 -\nand so on", "page and so on", True),
        ("end of page\nPage 3 of 9\nand so on", "page and so on", True),
        ("in the year\n2024\nand so on", "year and so on", False),
        ("a\fb", "a b", True),
        ("a\r\nb", "a b", True),
        ("soft\u00adhyphen", "softhyphen", True),
        ("ﬁnal", "final", True),
    ],
)
def test_words_are_found_where_they_stand(text: str, quote: str, there: bool) -> None:
    assert contains(folded(text), quote) is there


def test_a_claims_quote_is_named_with_its_paragraph() -> None:
    assert key("paragraph 3", "x") == "3: x"
    assert key("paragraph 3 and 4", "x") == "x"
    assert key("Part III", "x") == "x"
    assert key(None, "x") == "x"


def test_a_lock_reads_as_it_was_written(tmp_path: Path) -> None:
    lock = Lock({"b": "1" * 64, "a": "0" * 64}, {"b": {"x: y": True, "z": False}, "a": {"3: ö" * 60: True}})
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "evidence.lock.yml").write_text(write_lock(lock), encoding="utf-8")
    assert read_lock(tmp_path) == (lock, [])
    assert write_lock(lock).index("\na:") < write_lock(lock).index("\nb:")
    assert "ö" in write_lock(lock)
    assert write_lock(lock).index("sha256:") < write_lock(lock).index("found:")
    assert lock.found("b", None, "x: y")
    assert not lock.found("b", None, "z")
    assert not lock.found("c", None, "z")


@pytest.mark.parametrize("rows", ["found: x, not_found: []", "found: [], not_found: x", "found: x, not_found: z"])
def test_a_lock_with_a_text_for_a_list_is_damaged(tmp_path: Path, rows: str) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "evidence.lock.yml").write_text(f"a: {{sha256: '0', {rows}}}\n")
    lock, problems = read_lock(tmp_path)
    assert lock == Lock()
    assert [problem.what[:29] for problem in problems] == ["must be as `verify` wrote it."]


def test_the_little_world_is_verified_as_its_lock_says() -> None:
    dossier, archive = read_dossier(WORLD), read_archive([WORLD / "archive"])
    lock = verify(dossier, archive, paragraphs_of)
    assert lock == read_lock(WORLD)[0]
    counts = figures(dossier, lock)
    assert (counts.found, counts.not_found) == (10, 0)
    assert counts.not_archived > 0
    empty = figures(dossier, Lock())
    assert (empty.found, empty.not_found) == (0, 0)
    assert empty.not_archived == counts.found + counts.not_archived


def test_an_archive_is_found_by_the_id_of_the_text_or_of_the_agreement(tmp_path: Path) -> None:
    dossier = read_dossier(WORLD)
    source = next(str(one.text) for one in dossier.agreements.values() if one.text)
    agreement = next(one.id for one in dossier.agreements.values() if one.text == source)
    assert archived(dossier, source, {f"{source}.txt": b"", f"{agreement}.txt": b""}) == f"{source}.txt"
    assert archived(dossier, source, {f"{source}.html": b""}) == f"{source}.html"
    assert archived(dossier, source, {f"{agreement}.txt": b""}) == f"{agreement}.txt"
    assert archived(dossier, source, {"x.txt": b""}) is None
    for folder, text in (("one", "1"), ("two", "2")):
        (tmp_path / folder / "deep").mkdir(parents=True)
        (tmp_path / folder / "deep" / "a.txt").write_text(text)
        (tmp_path / folder / "a.pdf").write_text(text)
    assert read_archive([tmp_path / "one", tmp_path / "two"]) == {"a.txt": b"1"}


def test_of_texts_that_are_not_in_the_archive_the_lock_says_what_it_said(world: Path) -> None:
    """A part of the archive judges that part."""
    dossier, archive, before = read_dossier(world), read_archive([world / "archive"]), read_lock(world)[0]
    article = "pan-herald-choir"
    part = {f"{article}.txt": archive[f"{article}.txt"].replace(b"sing before", b"dance before")}
    judged = verify(dossier, part, paragraphs_of, before)
    assert list(judged.texts) == [article]
    lock = with_others(judged, before)
    assert {**lock.quotes, article: None} == {**before.quotes, article: None}
    assert {**lock.texts, article: None} == {**before.texts, article: None}
    assert lock.quotes[article]["2: sing before the year is out"] is False
    (told,) = missing(dossier, lock, texts_of(dossier, part, before))
    assert (told.path, told.line, told.where) == ("data/articles/pan-herald-choir.yml", 30, "claims[1].quote")
    assert told.what.endswith("was not found there. Did you mean 'dance before the year is out'?")


def test_what_a_quote_holds_is_never_read_as_a_form_to_fill_in(world: Path) -> None:
    """Braces are words of the text like others."""
    path = world / "data" / "agreements" / "arcadia-ruritania.yml"
    path.write_text(path.read_text().replace("quote: a matter of honour", "quote: 'a {matter} of {0} {'"))
    dossier = read_dossier(world)
    (told,) = unproved(dossier, Lock({"gazette-names": "0"}, {"gazette-names": {"a {matter} of {0} {": False}}))
    assert "'a {matter} of {0} {' was not found there. `.venv/bin/python -m generator find gazette-names" in told.what


def test_a_run_of_words_that_were_found_was_found() -> None:
    lock = Lock({"x": "0"}, {"x": {"takes effect upon its signature": True, "ends upon notice": False}})
    runs = ("effect upon its Signature", "upon", "upon notice", "effect upon", "pon its")
    assert [lock.said("x", None, run) for run in runs] == [True, True, None, True, None]


def test_a_new_quote_of_a_text_that_is_not_there_waits(world: Path) -> None:
    before = read_lock(world)[0]
    quote, *others = before.quotes["arcadia-ruritania-text"]
    known = Lock(before.texts, {**before.quotes, "arcadia-ruritania-text": dict.fromkeys(others, True)})
    dossier = read_dossier(world)
    assert list(missing(dossier, known, {})) == []
    assert all(f"'{quote}'" in one.what for one in waiting(dossier, known))
    assert {one.where for one in waiting(dossier, known)} >= {"signed.quote"}


@pytest.mark.parametrize(
    ("old", "new"),
    [("arcadia-ruritania", "friendship-2029"), ("arcadia-ruritania-text", "friendship-text")],
    ids=["the record", "the source"],
)
def test_a_text_is_found_after_its_record_or_source_was_renamed(world: Path, old: str, new: str) -> None:
    """The file in the archive has the old name; nobody renames what lies there."""
    archive, names = read_archive([world / "archive"]), [(old, new), (new, f"{new}-again")]
    for one, other in names:
        contents = renamed(read_dossier(world), world, one, other)
        write(world, contents)
        before, _ = read_lock(world)
        assert verify(read_dossier(world), archive, paragraphs_of, before) == before
        assert len(before.texts) == 2


def test_a_colon_in_a_quote_makes_no_paragraph() -> None:
    text = b"As was said: in 2029 they said: they shall consult. 7 : nothing."
    assert dict(_looked_up(text, "a.txt", ["said: they shall", "7: x", "2029", "said: he"], paragraphs_of)) == {
        "said: they shall": True,
        "7: x": False,
        "2029": True,  # a quote that is a number
        "said: he": False,
    }


def test_a_match_within_a_word_does_not_hide_the_next_one() -> None:
    assert contains("x(((", "((")
    assert not contains("b xa", "a")
    assert contains("b xa a", "a")
