"""What git knows of the data: earlier states, the recorded changes, and clear answers where it knows nothing."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.derive import history as told_by_git
from generator.derive.history import Remembered, history
from generator.derive.past_tables import dossier_at
from generator.derive.written_history import from_json, to_json
from generator.model.loading import read_dossier
from generator.model.repository import NoHistoryError
from generator.site.snapshot import snapshot

REPOSITORY = Path(__file__).parent.parent
AGREEMENT = "data/agreements/arcadia-ruritania.yml"
SIGNED = "agreements-arcadia-ruritania-signed"


def git(root: Path, *arguments: str, day: str = "2031-01-01") -> str:
    """Run git as nobody in particular, at a fixed time."""
    stamp = f"{day}T12:00:00Z"
    names = {
        f"GIT_{who}_{what}": value
        for who in ("AUTHOR", "COMMITTER")
        for what, value in (("NAME", "A"), ("EMAIL", "a@b.example"), ("DATE", stamp))
    }
    environment = {**os.environ, **names, "GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull}
    return subprocess.run(
        ["git", "-C", str(root), *arguments], env=environment, check=True, capture_output=True, text=True
    ).stdout


def commit(root: Path, day: str, *pairs: tuple[str, str]) -> None:
    """Edit the agreement and commit all."""
    path = root / AGREEMENT
    text = path.read_text()
    for find, put in pairs:
        assert text.count(find) == 1, find
        text = text.replace(find, put)
    path.write_text(text)
    git(root, "add", "--all")
    git(root, "commit", "--allow-empty", "-qm", "x", day=day)


@pytest.fixture
def repository(world: Path) -> Path:
    """The little world under version control, in a folder of a repository, after four edits."""
    git(world.parent, "init", "-q", "-b", "main")
    commit(world, "2031-01-01")
    commit(world, "2031-02-01", ("value: P5Y", "value: P6Y"))
    commit(world, "2031-03-01", ("id: arcadia-ruritania", "id: ["))  # cannot be read
    commit(world, "2031-04-01", ("id: [", "id: arcadia-ruritania"), ("A joint choir", "The joint choir"))
    commit(world, "2031-05-01", ("place: Strelsau", "place: Pan"))
    return world


def test_substantive_changes_newest_first(repository: Path) -> None:
    """The first commit is where the table begins; layout and broken states are passed over."""
    found = history(repository, read_dossier(repository))
    assert [(one.date, one.id, one.field, one.old, one.new, one.sources) for one in found.changes] == [
        ("2031-05-01", "arcadia-ruritania", "signed › place", "Strelsau", "Pan", ("arcadia-ruritania-text",)),
        ("2031-02-01", "arcadia-ruritania", "term", "5 years", "6 years", ("arcadia-ruritania-text",)),
    ]


def test_the_same_commit_gives_the_same_changes(repository: Path) -> None:
    """Kept or made anew; what is not committed does not count."""
    dossier = read_dossier(repository)
    first = history(repository, dossier)
    (repository / AGREEMENT).unlink()
    assert history(repository, dossier) == first
    (repository / "build" / "history.json").unlink()
    assert history(repository, dossier) == first


def test_a_commit_more(repository: Path) -> None:
    """What was kept is not kept too long."""
    before = len(history(repository, read_dossier(repository)).changes)
    commit(repository, "2031-06-01", ("value: P6Y", "value: P7Y"))
    found = history(repository, read_dossier(repository)).changes
    assert (len(found), found[0].new) == (before + 1, "7 years")


def test_only_what_is_new_is_followed_and_comes_to_the_same(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """After a commit, another one in its place, an edit of the vocabulary, one that cannot be read, and back again."""
    words, first = repository / "data/vocabulary.yml", git(repository, "rev-parse", "HEAD").strip()
    followed: list[str] = []
    follow = told_by_git._follow
    monkeypatch.setattr(told_by_git, "_follow", lambda _, one, *more: followed.append(one.day) or follow(_, one, *more))

    def is_as_if_new(*days: str) -> None:
        known = read_dossier(repository)
        followed.clear()
        found = history(repository, known)
        assert followed == list(days)
        shutil.rmtree(repository / "build")
        assert history(repository, known) == found

    (repository.parent / ".git/info/exclude").write_text("build\n")
    history(repository, read_dossier(repository))
    commit(repository, "2031-06-01", ("value: P6Y", "value: P7Y"), ("  value: signed\n", "  value: in-force\n"))
    is_as_if_new("2031-06-01")
    git(repository, "reset", "-q", "--hard", first)
    commit(repository, "2031-06-02", ("value: P6Y", "value: P8Y"))
    is_as_if_new("2031-06-02")
    words.write_text(words.read_text().replace("label: In force", "label: In full force"))
    commit(repository, "2031-07-01", ("  value: signed\n", "  value: in-force\n"))
    is_as_if_new("2031-07-01")
    words.write_text(words.read_text().replace("label: In full force", "label: Working"))
    commit(repository, "2031-08-01", ("id: arcadia-ruritania", "id: ["))  # cannot be read
    is_as_if_new("2031-08-01")
    commit(repository, "2031-09-01", ("id: [", "id: arcadia-ruritania"), ("place: Pan", "place: Ruri"))
    is_as_if_new("2031-09-01")
    git(repository, "reset", "-q", "--hard", first)
    is_as_if_new()


def test_a_history_is_told_in_the_words_of_today(repository: Path) -> None:
    """Also one that was kept, before anybody commits the other words."""
    commit(repository, "2031-06-01", ("  value: signed\n", "  value: in-force\n"))
    assert history(repository, read_dossier(repository)).changes[0].new == "In force"
    words = repository / "data/vocabulary.yml"
    words.write_text(words.read_text().replace("label: In force", "label: In full force"))
    assert history(repository, read_dossier(repository)).changes[0].new == "In full force"
    assert history(repository, read_dossier(repository)).revisions.diary[SIGNED].number == 1
    site = repository / "data/site.yml"
    site.write_text(f"{site.read_text()}changes_since: 2031-06-01\n")
    found = history(repository, read_dossier(repository))
    assert [one.date for one in found.changes] == ["2031-06-01"]
    assert found.revisions.diary[SIGNED].number == 0


def test_what_is_kept_is_told_in_the_words_and_names_of_today_and_nothing_read_anew(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An edit of a label or a name would wait for all commits; a new name was told only after the next one."""
    commit(repository, "2031-06-01", ("  value: signed\n", "  value: in-force\n"), ("[XR, XA]", "[XR, XA, XG]"))
    kept = history(repository, read_dossier(repository))
    monkeypatch.setattr(told_by_git, "_followed", None)
    for file, find, put in (
        ("data/vocabulary.yml", "label: In force", "label: In full force"),
        ("data/countries/graustark.yml", "name: Graustark", "name: Upper Graustark"),
    ):
        path = repository / file
        path.write_text(path.read_text().replace(find, put))
    now = history(repository, read_dossier(repository))
    told = {(one.field, was.new): one.new for was, one in zip(kept.changes, now.changes, strict=True) if was != one}
    assert told == {
        ("status", "In force"): "In full force",
        ("parties", "Arcadia, Graustark, Ruritania"): "Arcadia, Ruritania, Upper Graustark",
    }
    (repository / "build" / "history.json").unlink()
    monkeypatch.undo()
    assert history(repository, read_dossier(repository)) == now


def test_what_was_told_before_stands_as_long_as_commits_and_names_are_the_same(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """So an edit in a preview waits neither for git nor for the telling of all that ever changed."""
    commit(repository, "2031-06-01", ("  value: signed\n", "  value: in-force\n"))
    past = Remembered()
    first = history(repository, read_dossier(repository), past)
    assert first == history(repository, read_dossier(repository))
    monkeypatch.setattr(told_by_git, "_from_git", None)
    monkeypatch.setattr(told_by_git, "change_in_words", None)
    (repository / "data/countries/graustark.yml").touch()
    assert history(repository, read_dossier(repository), past) == first
    monkeypatch.undo()
    words = repository / "data/vocabulary.yml"
    words.write_text(words.read_text().replace("label: In force", "label: In full force"))
    assert history(repository, read_dossier(repository), past).changes[0].new == "In full force"
    commit(repository, "2031-07-01", ("  value: in-force\n", "  value: ended\n"))
    assert history(repository, read_dossier(repository), past) == history(repository, read_dossier(repository))
    git(repository, "checkout", "-qf", "HEAD~1")
    assert history(repository, read_dossier(repository), past) == history(repository, read_dossier(repository))


def test_what_is_kept_rests_on_the_packages_that_find_it_and_on_no_other() -> None:
    """Edits of templates, pages and exports leave it: to follow all commits anew takes half a minute."""
    loading = "import sys, generator.derive.history; print(*(m for m in sys.modules if m.startswith('generator.')))"
    loaded = subprocess.run([sys.executable, "-c", loading], capture_output=True, text=True, check=True).stdout.split()
    assert {name.split(".")[1] for name in loaded} == {*told_by_git.TOLD_BY}


def test_when_a_word_changed_is_known_though_its_meaning_had_another_form_then(repository: Path) -> None:
    """What readers are told of a word is read all the same, in that very commit."""
    words = repository / "data/vocabulary.yml"
    text = words.read_text().replace("label: Entry into force", "label: Taking effect")
    words.write_text(text.replace("    begins: effect\n", "    begins: effect\n    counted: true\n"))
    commit(repository, "2031-06-01")
    words.write_text(text)
    commit(repository, "2031-07-01")
    told = [(one.date, one.id, one.old, one.new) for one in history(repository, read_dossier(repository)).changes]
    assert told[0] == ("2031-06-01", "starts/entry-into-force", "Entry into force", "Taking effect")


def test_a_page_written_by_hand_is_of_the_day_of_its_own_commit(repository: Path, alone: Path) -> None:
    """The data changes without it, and it without the data; what the theme fills from others has no day of its own."""
    pages = {"about.md": "# About\n", "tags.md": "# Topics\n<!-- material/tags -->\n", "a/b.css": "a {}\n"}
    for name, text in pages.items():
        (repository / "docs" / name).parent.mkdir(parents=True, exist_ok=True)
        (repository / "docs" / name).write_text(text)
    commit(repository, "2031-06-01")
    commit(repository, "2031-07-01", ("value: P6Y", "value: P7Y"))
    days = snapshot(repository).changed()
    assert (days[""], days["about.md"], days.get("tags.md")) == ("2031-07-01T12:00:00Z", "2031-06-01T12:00:00Z", None)
    (repository / "docs/about.md").write_text("# About us\n")
    commit(repository, "2031-08-01")
    known = history(repository, read_dossier(repository))
    assert snapshot(repository).changed()["about.md"] == known.revisions.written["about.md"] == "2031-08-01T12:00:00Z"
    assert known.revisions.newest == "2031-07-01T12:00:00Z"
    (alone / "history.json").write_text(to_json(known), encoding="utf-8")
    assert history(alone, read_dossier(alone)).revisions.written == known.revisions.written


def test_the_table_at_a_commit(repository: Path) -> None:
    """By any name git knows."""
    for name in ("HEAD~1", "main~1"):
        before = dossier_at(repository, name, read_dossier(repository))
        assert before.agreements["arcadia-ruritania"].signed.place == "Strelsau"  # type: ignore[union-attr]
    assert read_dossier(repository).agreements["arcadia-ruritania"].signed.place == "Pan"  # type: ignore[union-attr]


@pytest.mark.parametrize("name", ["no-such-branch", "--upload-pack=x", "HEAD:data", "-1", ""])
def test_no_such_commit(name: str, repository: Path) -> None:
    """A sentence, and no option smuggled in."""
    with pytest.raises(NoHistoryError):
        dossier_at(repository, name, read_dossier(repository))


@pytest.fixture
def alone(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same table outside of any repository, as an archive has it."""
    root = tmp_path_factory.mktemp("alone")
    shutil.copytree(repository / "data", root / "data")
    return root


@pytest.fixture
def shallow(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A clone with the newest commit only."""
    folder = tmp_path_factory.mktemp("shallow")
    git(folder, "clone", "-q", "--depth", "1", f"file://{repository.parent}", "clone")
    return folder / "clone" / repository.name


def missing(root: Path) -> str:
    """Why nothing is known of the history of a table."""
    found = history(root, read_dossier(root))
    assert found.changes == ()
    assert found.remedy
    return found.missing


def test_outside_of_a_repository_history_is_missing(alone: Path) -> None:
    assert missing(alone) == "this is not a git repository"
    with pytest.raises(NoHistoryError, match="not a git repository"):
        dossier_at(alone, "HEAD", read_dossier(alone))


def test_the_recorded_log_stands_in(repository: Path, alone: Path) -> None:
    found = history(repository, read_dossier(repository))
    (alone / "history.json").write_text(to_json(found), encoding="utf-8")
    assert history(alone, read_dossier(alone)) == found
    assert from_json(to_json(found)) == found


def test_in_a_shallow_clone_history_is_missing(shallow: Path) -> None:
    """Its oldest commit is not where the table begins."""
    assert missing(shallow) == "only the newest commits are here, not those before them"


def test_in_a_checkout_of_somebody_else_history_is_missing(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As with sudo and in containers. Git's own switch for its tests."""
    monkeypatch.setenv("GIT_TEST_ASSUME_DIFFERENT_OWNER", "1")
    assert missing(repository) == "git refuses a checkout that another user owns"
    remedy = history(repository, read_dossier(repository)).remedy
    assert remedy == f"allow it with `git config --global --add safe.directory {repository.parent}`"
    with pytest.raises(NoHistoryError, match="git refuses a checkout that another user owns; allow it with"):
        dossier_at(repository, "HEAD", read_dossier(repository))


def test_without_git_history_is_missing(repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert missing(repository) == "git is not installed"


def test_of_a_table_that_was_never_committed_history_is_missing(alone: Path) -> None:
    """An archive unpacked within another repository, for example."""
    git(alone, "init", "-q")
    assert missing(alone) == "data/ was never committed here"
    (alone / "note").write_text("")
    git(alone, "add", "note")
    git(alone, "commit", "-qm", "x")
    assert missing(alone) == "data/ was never committed here"


def test_where_git_lacks_contents_history_is_missing(repository: Path) -> None:
    """As in a clone that leaves them where they came from (`--filter=blob:none`)."""
    blob = git(repository, "rev-parse", f"HEAD~1:./{AGREEMENT}").strip()
    (repository.parent / ".git" / "objects" / blob[:2] / blob[2:]).unlink()
    assert missing(repository) == "git lacks a part of what was committed"


def test_a_recorded_log_that_is_damaged_is_no_history(repository: Path, alone: Path) -> None:
    """It cannot be made anew there, and half of it would be half the truth."""
    text = to_json(history(repository, read_dossier(repository)))
    for damaged in (text[: len(text) // 2], "", "{}", text.replace("2031-05-01", "yesterday")):
        (alone / "history.json").write_text(damaged, encoding="utf-8")
        assert missing(alone) == "history.json is damaged"


@pytest.mark.parametrize(
    "damaged",
    [
        b"",
        b"{",
        b"[]",
        b"null",
        b'{"state": 1, "changes": []}',
        b'{"state": "STATE"}',
        b'{"state": "STATE", "changes": [{"kind": "changed"}]}',
        b'{"state": "STATE", "changes": [1]}',
        b'{"state": "STATE", "changes": {}}',
        b"\xff\xfe",
    ],
)
def test_a_kept_history_that_is_damaged_is_made_anew(repository: Path, damaged: bytes) -> None:
    """Whatever it was that ended the program that wrote it, or which program it was."""
    dossier, kept = read_dossier(repository), repository / "build" / "history.json"
    found = history(repository, dossier)
    good = kept.read_bytes()
    kept.write_bytes(damaged.replace(b"STATE", json.loads(good)["state"].encode()))
    assert history(repository, dossier) == found
    assert kept.read_bytes() == good


def test_a_kept_history_that_is_cut_is_made_anew(repository: Path) -> None:
    dossier, kept = read_dossier(repository), repository / "build" / "history.json"
    found = history(repository, dossier)
    good = kept.read_bytes()
    state = json.loads(good)["state"]
    assert told_by_git._kept(repository, state)
    for length in range(0, len(good), 97):
        kept.write_bytes(good[:length])
        assert told_by_git._kept(repository, state) == {}
    assert history(repository, dossier) == found
    assert kept.read_bytes() == good


def test_a_history_is_kept_whole_or_not_at_all(repository: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    dossier, folder = read_dossier(repository), repository / "build"

    def stop(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", stop)
    with pytest.raises(KeyboardInterrupt):
        history(repository, dossier)
    monkeypatch.undo()
    assert not list(folder.iterdir())
    assert history(repository, dossier).changes


def test_where_nothing_can_be_kept_history_is_found_again(repository: Path) -> None:
    dossier = read_dossier(repository)
    (repository / "build").write_text("in the way")
    assert len(history(repository, dossier).changes) == 2


def test_names_that_are_no_text_are_passed_over(repository: Path) -> None:
    """Git stores bytes."""
    path = os.fsencode(repository / "data" / "countries") + b"/\xff.yml"
    Path(os.fsdecode(path)).write_text("id: x\n")
    git(repository, "add", "--all")
    git(repository, "commit", "-qm", "x")
    Path(os.fsdecode(path)).unlink()
    assert len(history(repository, read_dossier(repository)).changes) == 2
