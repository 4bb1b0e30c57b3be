"""What a commit published keeps its address, whether or not anybody wrote it down before it was corrected."""

import json
import shutil
from pathlib import Path

import pytest
from click.testing import CliRunner
from exported import SITE
from test_versions import git

from generator.commands.front_door import main
from generator.derive.anchors import addresses, facts_of, retired
from generator.derive.written_history import to_json
from generator.edit.renaming import renamed
from generator.edit.transaction import write
from generator.model.dossier import Dossier
from generator.model.given_addresses import ADDRESSES, published_text
from generator.model.loading import read_dossier
from generator.site.snapshot import Snapshot, snapshot

AGREEMENT = "data/agreements/arcadia-ruritania.yml"
CHOIR = "provisions:\n  - {what: A joint choir is set up, at: Article 7}\n"
FAIR = """\
events:
  - date: 2029-05-01
    what: the first fair of Strelsau is held for both peoples
    kind: other
    cite:
      - {source: gazette-names, at: page 4}
"""


def committed(root: Path, day: str, *edits: tuple[str, str]) -> Snapshot:
    """The folder after edits of the agreement that were committed on a day."""
    for find, put in edits:
        text = (root / AGREEMENT).read_text()
        assert text.count(find) == 1, find
        (root / AGREEMENT).write_text(text.replace(find, put))
    git(root, "add", "--all")
    git(root, "commit", "-qm", "x", day=day)
    return seen(root)


def seen(root: Path) -> Snapshot:
    """The folder as it is published."""
    now = snapshot(root, SITE)
    assert not now.problems, [str(problem) for problem in now.problems]
    return now


def named(known: Dossier, said: str, id_: str = "arcadia-ruritania") -> str:
    """The address of the fact of an agreement that says so."""
    [found] = [fact.anchor for fact in facts_of(known, known.agreements[id_]) if said in repr(fact.value)]
    return found


def write_down(root: Path, known: Dossier) -> None:
    """Write down the addresses of a table, as `verify` does."""
    (root / ADDRESSES).write_text(published_text(addresses(known)))


@pytest.fixture(params=["some written down", "none written down"])
def repository(world: Path, request: pytest.FixtureRequest) -> Path:
    """The little world under version control, in which an event was published."""
    git(world, "init", "-q", "-b", "main")
    if request.param == "some written down":
        write_down(world, read_dossier(world))
    committed(world, "2031-01-01")
    committed(world, "2031-01-02", ("events:\n", FAIR))
    return world


@pytest.mark.parametrize("at_once", [False, True])
def test_a_fact_corrected_before_its_address_was_written_down_keeps_it(repository: Path, *, at_once: bool) -> None:
    """Corrected again and again; also where the whole history is read at once, and in a feed."""
    fair = "first fair of Strelsau"
    before = seen(repository)
    address = named(before.dossier, fair)
    committed(repository, "2031-01-03", ("date: 2029-05-01", "date: 2029-05-02"))
    committed(repository, "2031-01-04", ("date: 2029-05-02", "date: 2029-05-03"))
    if at_once:
        shutil.rmtree(repository / "build")
    now = committed(repository, "2031-01-05", ("kind: other", "kind: follow-up"))
    assert named(now.dossier, fair) == address == "event-2029-05-01-other"
    assert named(now.read, fair) != address
    feeds = [{one["id"]: one["title"] for one in json.loads(of.exports["feed.json"])["items"]} for of in (before, now)]
    assert feeds[0] == feeds[1]
    assert {one.anchor for one in now.history.changes if one.date > "2031-01-02"} == {address}


def test_what_was_taken_out_before_it_was_written_down_says_so(repository: Path) -> None:
    """And its address is given to no namesake."""
    now = committed(repository, "2031-01-03", (FAIR, "events:\n"))
    assert retired(now.dossier, now.dossier.agreements["arcadia-ruritania"]) == ["event-2029-05-01-other"]
    cards = now.pages()["facts/agreements/arcadia-ruritania/index.html"].content.decode()
    assert '<h2 id="event-2029-05-01-other">No longer recorded' in cards
    assert "Withdrawn on 3 January 2031." in cards
    again = FAIR.replace("the first fair of Strelsau is held for both peoples", "a bell rings").replace("4}", "9}")
    namesake = committed(repository, "2031-01-04", ("events:\n", again))
    assert named(namesake.dossier, "a bell rings") == "event-2029-05-01-other-2"


def test_what_was_written_down_since_is_known_from_there(repository: Path) -> None:
    """Every address that git told is in the file, and a fact keeps the one it has there."""
    now = committed(repository, "2031-01-03", ("date: 2029-05-01", "date: 2029-05-02"))
    write_down(repository, now.dossier)
    for later in (seen(repository), committed(repository, "2031-01-04")):
        assert named(later.dossier, "first fair of Strelsau") == "event-2029-05-01-other"
    assert later.history.given == {}
    assert later.dossier is later.read


def test_what_was_written_down_on_a_branch_takes_no_address_of_the_main_line(repository: Path) -> None:
    """A file of a time before: it knows nothing of what was published meanwhile."""
    write_down(repository, read_dossier(repository))
    committed(repository, "2031-01-03")
    bell = FAIR.replace("events:\n", "").replace("2029-05-01", "2029-06-01").replace("the first fair", "a big bell")
    now = committed(repository, "2031-01-04", (FAIR, FAIR + bell))
    address = named(now.dossier, "a big bell")
    lock = repository / ADDRESSES
    lock.write_text(lock.read_text().replace('"uid": "arcadia-ruritania"', '"uid":  "arcadia-ruritania"'))
    now = committed(repository, "2031-01-05", ("date: 2029-06-01", "date: 2029-06-02"))
    assert named(now.dossier, "a big bell") == address


def test_a_record_renamed_before_its_address_was_written_down_keeps_its_own(repository: Path) -> None:
    """Its identities, and its facts."""
    address = named(seen(repository).dossier, "first fair of Strelsau")
    write(repository, renamed(read_dossier(repository), repository, "agreements/arcadia-ruritania", "friendship"))
    git(repository, "add", "--all")
    git(repository, "commit", "-qm", "x", day="2031-01-03")
    path = repository / "data/agreements/friendship.yml"
    path.write_text(path.read_text().replace("date: 2029-05-01", "date: 2029-05-02"))
    git(repository, "commit", "-qam", "x", day="2031-01-04")
    now = seen(repository)
    assert named(now.dossier, "first fair of Strelsau", "friendship") == address
    assert "moved.js" in now.exports["facts/agreements/arcadia-ruritania/index.html"].decode()


@pytest.mark.parametrize("told", [False, True])
def test_a_copy_without_history_knows_what_was_recorded_of_it_or_says_so(repository: Path, *, told: bool) -> None:
    """A clone of the newest commit only: the recorded log stands in."""
    now = committed(repository, "2031-01-03", ("date: 2029-05-01", "date: 2029-05-02"))
    git(repository.parent, "clone", "-q", "--depth", "1", f"file://{repository}", "shallow")
    shallow = repository.parent / "shallow"
    if told:
        (shallow / "history.json").write_text(to_json(now.history))
    alone = seen(shallow)
    assert (named(alone.dossier, "first fair of Strelsau") == "event-2029-05-01-other") is told
    assert bool(alone.history.missing) is not told
    answer = CliRunner().invoke(main, ["build", "--root", str(shallow), str(shallow / "made"), "--site-url", SITE])
    warned = "the addresses of facts given away since the last `verify` are not known: only the newest commits are here"
    assert (warned in answer.output) is not told


def test_what_changed_tells_of_each_fact_under_the_address_it_keeps(repository: Path) -> None:
    """Of a sum split in two the one goes on that has the address, however alike the other one is."""
    shared = "currency: EUR\n    bound: up-to\n    nature: pledge\n    period: 2029/2031"
    whole = f"  - amount: 2500000\n    {shared}\n    purpose: boots & <b>bread</b>\n    at: Article 5\n"
    quote = "    quote: up to 2.5 million euro\n"
    goes_on = f"  - amount: 1000000\n    {shared}\n    purpose: bread\n    at: Article 5\n"
    comes = whole.replace("2500000", "1500000").replace("up-to", "exact").replace("bread</b>", "breads</b>")
    now = committed(repository, "2031-01-03", (whole + quote, comes + goes_on))
    told = {(one.kind, one.anchor) for one in now.history.changes if one.date == "2031-01-03" and one.kind != "sourced"}
    address = named(now.dossier, "purpose='bread'")
    assert address == "funding-eur-2500000-pledge-2029-to-2031"
    assert {kind for kind, anchor in told if anchor == address} == {"changed"}
    assert {kind for kind, anchor in told if anchor != address} == {"added"}
