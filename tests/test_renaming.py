"""`rename`: every place that says the name, and no other; the rest of the text as it was; all or nothing."""

import json
from pathlib import Path

import pytest
from exported import SITE

from generator.check.evidence import read_lock, unproved
from generator.check.rules import check
from generator.edit.refusal import RefusedError
from generator.edit.renaming import renamed, still_named
from generator.edit.transaction import write
from generator.export import exports
from generator.model.loading import read_dossier
from generator.pages.pages import makers
from generator.pages.rendering import Renderer


def rename(world: Path, old: str, new: str) -> list[str]:
    """Rename in the world; gives what changed, as lines taken out (-) and put in (+)."""
    before = {path.relative_to(world).as_posix(): path.read_text() for path in sorted(world.rglob("*.yml"))}
    contents = renamed(read_dossier(world), world, old, new)
    write(world, contents)
    after = {path.relative_to(world).as_posix(): path.read_text() for path in sorted(world.rglob("*.yml"))}
    changes = []
    for path in sorted({*before, *after}):
        was, is_ = before.get(path, "").splitlines(), after.get(path, "").splitlines()
        if path not in after:
            changes.append(f"gone {path}")
        elif path not in before:
            old_lines = {line for text in before.values() for line in text.splitlines()}
            changes += [f"new {path}", *(f"+ {line.strip()}" for line in is_ if line not in old_lines)]
        elif was != is_:
            changes += [
                path,
                *(f"- {line.strip()}" for line in was if line not in is_),
                *(f"+ {line.strip()}" for line in is_ if line not in was),
            ]
    return changes


def test_a_record(world: Path) -> None:
    """File name, id, references in other kinds of records; the old id is kept."""
    path = world / "data/agreements/arcadia-ruritania.yml"
    path.write_text(path.read_text().replace("as_of: 2031-01-01", "# of the fair\nas_of: 2031-01-01  # a Wednesday", 1))
    assert rename(world, "arcadia-ruritania", "friendship-2029") == [
        "gone data/agreements/arcadia-ruritania.yml",
        "new data/agreements/friendship-2029.yml",
        "+ id: friendship-2029",
        "+ formerly: [arcadia-ruritania]",
        "data/articles/pan-herald-choir.yml",
        "- about: [XR, arcadia-ruritania]",
        "- about: [arcadia-ruritania]",
        "+ about: [XR, friendship-2029]",
        "+ about: [friendship-2029]",
        "data/disagreements.yml",
        "- about: [XR, arcadia-ruritania]",
        "+ about: [XR, friendship-2029]",
    ]
    assert (
        "formerly: [arcadia-ruritania]\n# of the fair\nas_of: 2031-01-01  # a Wednesday\n"
        in (world / "data/agreements/friendship-2029.yml").read_text()
    )
    assert check(read_dossier(world)) == []


@pytest.mark.parametrize(
    ("old", "path"),
    [("length-of-the-border", "data/disagreements.yml"), ("gazette-names", "data/sources/news.yml")],
)
def test_what_stands_on_a_common_page(old: str, path: str, world: Path) -> None:
    """Its old id leads to it all the same: on that page, in the API; and a name that is one no longer is none."""
    kind = path.split("/")[1].removesuffix(".yml")
    rename(world, f"{kind}/{old}", "one")
    changes = rename(world, f"{kind}/one", "another")
    assert {f"+ formerly: [{old}, one]", "- one:", "+ another:"} <= set(changes)
    known = read_dossier(world)
    assert check(known) == []
    made = makers(known, read_lock(world)[0], Renderer(site_url=SITE))
    page = made[f"{kind}.md"]().content.decode()
    api = json.loads(exports(known, read_lock(world)[0], SITE)[f"api/v1/{kind}.json"])
    for id_ in (old, "one"):
        assert f'<span id="{id_}"></span>' in page
        assert api["records"][id_] == api["records"]["another"]
    assert [one["id"] for one in api["items"]].count("another") == api["count"] - len(api["items"]) + 1 == 1
    rename(world, f"{kind}/another", old)
    assert "formerly: [one, another]" in (world / path).read_text()


def test_back_again(world: Path) -> None:
    """The name in use is no former one."""
    rename(world, "edelweiss-2028", "fair-2028")
    assert rename(world, "fair-2028", "edelweiss-2028") == [
        "new data/summits/edelweiss-2028.yml",
        "+ id: edelweiss-2028",
        "+ formerly: [fair-2028]",
        "data/summits/edelweiss-2029.yml",
        "- predecessor: fair-2028",
        "+ predecessor: edelweiss-2028",
        "gone data/summits/fair-2028.yml",
    ]
    assert check(read_dossier(world)) == []


def test_a_code_in_quotes_where_yaml_would_misread_it(world: Path) -> None:
    """The id stays."""
    changes = rename(world, "XG", "NO")
    assert changes[:3] == ["data/agreements/league-declaration.yml", "- country: XG", "- - party: XG"]
    assert 'code: "NO"' in (world / "data/countries/graustark.yml").read_text()
    assert read_dossier(world).problems == ()
    assert check(read_dossier(world)) == []


def test_a_source_with_the_lock(world: Path) -> None:
    """Quotes stay proved."""
    changes = rename(world, "arcadia-ruritania-text", "friendship-text")
    assert [line for line in changes if line.startswith("data/")] == [
        "data/agreements/arcadia-ruritania.yml",
        "data/articles/pan-herald-choir.yml",
        "data/disagreements.yml",
        "data/evidence.lock.yml",
        "data/sources/official-text.yml",
    ]
    dossier = read_dossier(world)
    assert check(dossier) == []
    assert list(unproved(dossier, read_lock(world)[0])) == []


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        (
            "arcadia-ruritani",
            "x",
            "must be the id or the code of something: 'arcadia-ruritani'. Did you mean 'arcadia-ruritania'?",
        ),
        ("arcadia-ruritania", "X", "must be lower-case letters, digits and hyphens, 80 at most: 'X'."),
        (
            "arcadia-ruritania",
            "x" * 300,
            f"must be lower-case letters, digits and hyphens, 80 at most: '{'x' * 60}…'.",
        ),
        ("XR", "xr", "must be capital letters and digits: 'xr'."),
        ("arcadia-ruritania", "arcadia-ruritania", "must be another name: 'arcadia-ruritania'."),
        (
            "shall",
            "must",
            "must be an id or a code: 'shall' is a word of the vocabulary, which the generator itself may know.",
        ),
        (
            "pan-herald-choir",
            "x",
            (
                "must come with its kind, 'pan-herald-choir' is several: articles/pan-herald-choir,"
                " sources/pan-herald-choir."
            ),
        ),
        ("XR", "XA", "parties[1]: must be named once: 'XA' is a party already."),
    ],
)
def test_what_is_refused(old: str, new: str, told: str, world: Path) -> None:
    """And writes nothing."""
    before = {path: path.read_bytes() for path in world.rglob("*") if path.is_file()}
    with pytest.raises(RefusedError) as refused:
        renamed(read_dossier(world), world, old, new)
    assert str(refused.value) == told
    assert before == {path: path.read_bytes() for path in world.rglob("*") if path.is_file()}


def test_an_id_in_use_is_refused(world: Path) -> None:
    """Nothing is overwritten."""
    with pytest.raises(RefusedError, match=r"must be a new id: data/summits/edelweiss-2029.yml has"):
        renamed(read_dossier(world), world, "edelweiss-2028", "edelweiss-2029")


def test_a_source_of_two_with_one_name(world: Path) -> None:
    """The kind in front says which."""
    changes = rename(world, "sources/pan-herald-choir", "herald-choir")
    assert changes[:3] == ["data/articles/pan-herald-choir.yml", "- source: pan-herald-choir", "+ source: herald-choir"]
    assert check(read_dossier(world)) == []


@pytest.mark.parametrize(
    "error", [OSError(28, "No space left on device"), KeyboardInterrupt()], ids=["full", "stopped"]
)
def test_a_failed_write_leaves_everything(world: Path, monkeypatch: pytest.MonkeyPatch, error: BaseException) -> None:
    """Half a rename would be worse than none."""
    contents = renamed(read_dossier(world), world, "arcadia-ruritania", "friendship-2029")
    before = {path: path.read_bytes() for path in world.rglob("*") if path.is_file()}
    real, calls = Path.write_bytes, []

    def full(path: Path, content: bytes) -> int:
        calls.append(path)
        if len(calls) == 2:
            raise error
        return real(path, content)

    monkeypatch.setattr(Path, "write_bytes", full)
    with pytest.raises(type(error)):
        write(world, contents)
    assert before == {path: path.read_bytes() for path in world.rglob("*") if path.is_file()}


def test_a_file_of_the_new_name_is_not_overwritten(world: Path) -> None:
    """Whatever id it says it has."""
    path = world / "data/summits/fair-2028.yml"
    path.write_text((world / "data/summits/edelweiss-2028.yml").read_text().replace("edelweiss-2028", "fair-2027"))
    with pytest.raises(RefusedError, match=r"^must wait: the data has 1 problem that `check` tells. Mend them first.$"):
        renamed(read_dossier(world), world, "edelweiss-2029", "fair-2028")


def test_places_that_only_mention_it(world: Path) -> None:
    """Hand-written pages are told, not changed."""
    (world / "docs").mkdir()
    (world / "docs" / "about.md").write_text(
        "See [it](agreements/arcadia-ruritania.md).\nNot arcadia-ruritania-text.\n"
    )
    assert still_named(world, "arcadia-ruritania") == ["docs/about.md:1"]
