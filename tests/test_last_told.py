"""When a page last changed: whatever it tells of has not changed since."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from exported import SITE
from pydantic import BaseModel
from worlds import WORLDS, folder_of

from generator.check.evidence import read_lock
from generator.derive.change_log import ChangeLog, Revisions
from generator.derive.changes import entries_of
from generator.derive.last_told import last_changes_of_pages, last_modified
from generator.derive.page_addresses import address
from generator.derive.touched import move, of_other_content
from generator.export.api import api
from generator.model.dossier import Dossier
from generator.model.fields import ActorCode, AgreementId, EntityRef
from generator.model.kinds import KINDS
from generator.model.loading import read_dossier
from generator.model.memoizing import OnDemand
from generator.model.vocabulary import BindingnessWord
from generator.pages.lists import LISTS
from generator.pages.pages import last_changes_of_lists, makers
from generator.pages.rendering import Renderer

BEFORE, NOW = "2031-01-01T12:00:00Z", "2031-02-01T12:00:00Z"
AGREEMENT, SUMMIT = "agreements/arcadia-ruritania", "summits/edelweiss-2028"


def said_anew(value: Any) -> Any:
    """A value with another text and another number wherever it has one that names nothing."""
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: said_anew(getattr(value, name)) for name in type(value).model_fields})
    if isinstance(value, tuple):
        return tuple(map(said_anew, value))
    if isinstance(value, dict):
        return {key: said_anew(one) for key, one in value.items()}
    if type(value) is str and " " in value:
        return f"{value} indeed"
    return value * 1.5 if type(value) is float else value


def with_record(dossier: Dossier, key: str, made: Any) -> Dossier:
    """The table in which one record says something else."""
    entries = (replace(one, record=made(one.record)) if one.key == key else one for one in dossier.entries)
    return replace(dossier, entries=tuple(entries))


def after(before: Dossier, now: Dossier) -> ChangeLog:
    """What is known when the second state was committed after the first."""
    was, is_ = entries_of(before), entries_of(now)
    times = Revisions(NOW)
    move(times, set(was), {}, was, BEFORE)
    move(times, of_other_content(was, is_), was, is_, NOW)
    return ChangeLog(revisions=times)


def moved(before: Dossier, now: Dossier) -> set[str]:
    """The pages that are said to have changed with the second state."""
    known = after(before, now)
    days = OnDemand({**last_changes_of_pages(now, known), **last_changes_of_lists(now, known)})
    pages = makers(now, read_lock(Path("nowhere"))[0], Renderer(site_url=SITE))
    return {page for page in pages if days.get(page, days[""]) == NOW}


def told(dossier: Dossier) -> dict[str, bytes]:
    """Every page."""
    made = makers(dossier, read_lock(Path("nowhere"))[0], Renderer(site_url=SITE))
    return {src_uri: make().content for src_uri, make in made.items()}


def changed(before: dict[str, bytes], now: dict[str, bytes]) -> set[str]:
    """What is not the same any more."""
    return {path for path in now if now[path] != before.get(path)}


def told_in_lists(dossier: Dossier) -> dict[str, bytes]:
    """What is read of the lists that do not tell of everything."""
    made = makers(dossier, read_lock(Path("nowhere"))[0], Renderer(site_url=SITE))
    shown = {src_uri: made[src_uri]().content for src_uri, page in LISTS.items() if page.tells}
    return {src_uri: content.partition(b"\n---\n")[2] for src_uri, content in shown.items()}


def moved_lists(before: Dossier, now: Dossier) -> set[str]:
    """Those of them that are said to have changed with the second state."""
    days = OnDemand(last_changes_of_lists(now, after(before, now)))
    return {src_uri for src_uri, page in LISTS.items() if page.tells and days[src_uri] == NOW}


def left_out(value: Any) -> Any:
    """Nothing in place of what need not be there."""
    return {} if isinstance(value, dict) else () if isinstance(value, tuple) else None


def with_each_field(dossier: Dossier) -> Iterator[tuple[str, str, Dossier]]:
    """The table in which every record of a kind says something else in one field, or nothing, with kind and field."""
    for kind in KINDS.values():
        for name, field in kind.model.model_fields.items():
            for way in [said_anew] if field.is_required() else [said_anew, left_out]:
                now = dossier
                for one in dossier.of(kind.folder):
                    update = {name: way(getattr(one.record, name))}
                    now = with_record(now, one.key, lambda record, update=update: record.model_copy(update=update))
                if any(one.record != other.record for one, other in zip(now.entries, dossier.entries, strict=True)):
                    yield kind.folder, name, now


@pytest.fixture
def known(world: Path) -> Dossier:
    """The little world as it is read."""
    return read_dossier(world)


@pytest.mark.parametrize(
    "kind", ["agreements", "countries", "organisations", "summits", "articles", "disagreements", "sources"]
)
def test_no_page_changes_without_its_day(known: Dossier, kind: str) -> None:
    """Whatever a record says anew, every page that shows it is of that day."""
    before = told(known)
    for entry in known.of(kind):
        now = with_record(known, entry.key, said_anew)
        assert changed(before, told(now)) <= moved(known, now), entry.key


def test_the_page_of_a_clause_changes_with_its_clause_only(known: Dossier) -> None:
    """Field by field of a document, and clause by clause: of the day of what it shows, and of nothing else."""
    before, record = told(known), known.agreements["arcadia-ruritania"]
    clauses = {word: said_anew(one) for word, one in record.commitments.items()}
    fields = [{name: said_anew(getattr(record, name))} for name in type(record).model_fields if name != "id"]
    anew = [{"commitments": {**record.commitments, word: one}} for word, one in clauses.items()]
    late: set[str] = set()
    for update in (*fields, *anew):
        now = with_record(known, AGREEMENT, lambda one, update=update: one.model_copy(update=update))
        found = moved(known, now)
        late |= only(changed(before, told(now)), "commitments") - found
        if update in anew:
            assert len(only(found, "commitments")) <= 1, update
    assert not late
    uncoded = record.model_copy(update={"id": "another", "commitments": {}, "not_coded": ()})
    entry = next(one for one in known.entries if one.key == AGREEMENT)
    now = replace(known, entries=(*known.entries, replace(entry, id="another", record=uncoded)))
    assert only(moved(known, now), "commitments") == set()


def test_where_the_standing_of_a_document_is_told_it_is_of_the_day_it_changed(known: Dossier) -> None:
    """Where it was concluded, who is a member of a body that is bound: pages that it does not name."""
    before = told(known)
    late: set[tuple[str, str, str]] = set()
    for entry in known.of("agreements"):
        for update in ({"status": entry.record.status.model_copy(update={"value": word})} for word in statuses(known)):  # type: ignore[attr-defined]
            now = with_record(known, entry.key, lambda one, update=update: one.model_copy(update=update))
            pages = changed(before, told(now)) - moved(known, now)
            late |= {(entry.key, str(update["status"].value), page) for page in pages}
    assert not late


def statuses(dossier: Dossier) -> list[Any]:
    """Every word for where a document stands."""
    return [type(next(iter(dossier.agreements.values())).status.value)(word) for word in dossier.vocabulary["statuses"]]


def test_no_file_changes_without_its_time(known: Dossier) -> None:
    """The same of the API: who polls `last_modified` misses nothing."""
    lock = read_lock(Path("nowhere"))[0]
    before = api(known, lock, ChangeLog(revisions=Revisions(NOW, after(known, known).revisions.records)), SITE)
    for entry in known.entries:
        now = with_record(known, entry.key, said_anew)
        files = api(now, lock, after(known, now), SITE)
        late = {
            path
            for path in changed(before, files)
            if b"last_modified" in files[path] and NOW.encode() not in files[path].partition(b"licence")[0]
        }
        assert not late, entry.key


def only(pages: Iterable[str], folder: str) -> set[str]:
    """The pages of one kind, without their list."""
    return {page for page in pages if page.startswith(f"{folder}/")} - {f"{folder}/index.md"}


def test_the_page_of_a_country_is_of_the_day_of_its_documents(known: Dossier) -> None:
    now = with_record(known, AGREEMENT, lambda one: said_anew(one).model_copy(update={"name": one.name}))
    found = moved(known, now)
    assert only(found, "countries") == {"countries/arcadia.md", "countries/ruritania.md"}
    assert {"money.md", "agreements/index.md", "countries/index.md", "commitments/training.md"} <= found
    assert not found & {"summits/index.md", "articles/index.md", "forecasts.md", "glossary.md"}
    assert only(found, "summits") == set()


def test_a_page_is_of_the_day_on_which_a_document_left_it(known: Dossier) -> None:
    """What is gone names nothing any more, but it did."""
    now = replace(known, entries=tuple(one for one in known.entries if one.key != SUMMIT))
    pages = {"countries/graustark.md", "summits/edelweiss-2029.md", "fields.md"}
    assert pages & moved(known, now) == {"countries/graustark.md", "fields.md"}  # which names one as an example


def test_a_page_is_of_the_day_on_which_a_document_went_into_another(known: Dossier) -> None:
    """What took it in need not name all that it named."""
    where = {"country": ActorCode("XA"), "place": "Rosca"}
    before = with_record(
        known,
        SUMMIT,
        lambda one: one.model_copy(update={"held": one.held.model_copy(update=where), "participants": ()}),
    )
    taken = with_record(
        replace(before, entries=tuple(one for one in before.entries if one.key != SUMMIT)),
        "summits/edelweiss-2029",
        lambda one: one.model_copy(update={"formerly": ("edelweiss-2028",), "predecessor": None}),
    )
    assert "countries/arcadia.md" in moved(before, taken)


def test_what_a_country_says_of_itself_moves_no_document(known: Dossier) -> None:
    """Documents only name it."""
    now = with_record(known, "countries/ruritania", lambda one: one.model_copy(update={"aliases": ("The fair land",)}))
    assert only(moved(known, now), "agreements") == set()
    named = with_record(known, "countries/ruritania", lambda one: one.model_copy(update={"name": "New Ruritania"}))
    assert f"{AGREEMENT}.md" in moved(known, named)


def test_what_a_document_says_moves_only_the_pages_that_tell_it(known: Dossier) -> None:
    """Field by field: of the documents that it names none, and of its parties those whose pages show the field."""
    record, moved_fields = known.agreements["arcadia-ruritania"], set[str]()
    for name in set(type(record).model_fields) - {"id", "name", "lookalikes"}:  # these name another
        update = {name: said_anew(getattr(record, name))}
        found = moved(known, with_record(known, AGREEMENT, lambda one, update=update: one.model_copy(update=update)))
        assert only(found, "agreements") <= {f"{AGREEMENT}.md"}, name
        moved_fields |= {name} if only(found, "countries") else set()
    assert not moved_fields & {"provisions", "exit_notice", "accession_clause", "languages", "official_title"}
    # What proves a field that pages of others only tell moves none of them.
    for name in ("signed", "consultation"):
        proved = getattr(record, name).model_copy(update={"note": "Read again."})
        now = with_record(known, AGREEMENT, lambda one, name=name, p=proved: one.model_copy(update={name: p}))
        assert not only(moved(known, now), "countries") | only(moved(known, now), "commitments"), name


def test_a_clause_in_other_words_moves_the_pages_of_the_parties(known: Dossier) -> None:
    """Their pages tell the clauses too."""
    clauses = known.agreements["arcadia-ruritania"].commitments
    for word, clause in clauses.items():
        update = {"commitments": {**clauses, word: said_anew(clause)}}
        now = with_record(known, AGREEMENT, lambda one, update=update: one.model_copy(update=update))
        late = changed(told(known), told(now)) - moved(known, now)
        assert not late, word


def test_a_sum_alone_moves_no_page_that_counts_quotes(known: Dossier) -> None:
    """Method counts quotes and sources, and tells the rules: no sum."""
    [sum_] = known.agreements["arcadia-ruritania"].funding
    again = sum_.model_copy(update={"amount": sum_.amount * 2})
    now = with_record(known, AGREEMENT, lambda one: one.model_copy(update={"funding": (again,)}))
    assert "method.md" not in moved_lists(known, now)
    assert "method.md" in moved_lists(known, with_record(known, AGREEMENT, said_anew))


def test_a_source_in_the_list_of_another_kind_is_of_that_day(known: Dossier) -> None:
    """The file it stands in says what kind of source it is."""
    moved_one, other = known.of("sources")[:2]
    assert moved_one.file != other.file
    entries = (replace(one, file=other.file) if one is moved_one else one for one in known.entries)
    now = replace(known, entries=tuple(entries))
    pages = changed(told(known), told(now))
    assert "sources.md" in pages
    assert pages <= moved(known, now)


def test_a_document_that_the_site_compares_moves_no_page_that_does_not_tell_of_it(known: Dossier) -> None:
    """The site names bodies for all; documents that it names stand in lists."""
    site = known.site.model_copy(update={"compared": (AgreementId("league-declaration"),)})
    compared = replace(known, site=site)
    named = with_record(compared, "agreements/league-declaration", lambda one: one.model_copy(update={"name": "Other"}))
    assert "articles/pan-herald-choir.md" not in moved(compared, named)
    assert "summits/edelweiss-2029.md" in moved(compared, named)


def test_a_part_that_names_one_moves_no_page_of_another(known: Dossier) -> None:
    """What became of one claim is no news of those whom the others are about."""
    [audit] = known.articles.values()
    for number, claim in enumerate(audit.claims):
        claims = [said_anew(one) if one is claim else one for one in audit.claims]
        now = with_record(
            known, f"articles/{audit.id}", lambda one, c=claims: one.model_copy(update={"claims": tuple(c)})
        )
        about = {address(known.entities[name]) for name in claim.about}
        assert only(moved(known, now), "countries") | only(moved(known, now), "agreements") == about, number


def test_a_question_about_two_documents_ties_no_page_to_the_other(known: Dossier) -> None:
    """What names both in one breath shows neither on the page of the other: only the question stands there."""
    asked = known.disagreements["length-of-the-border"]
    question = asked.model_copy(update={"about": (*asked.about, EntityRef("edelweiss-2029"))})
    before = with_record(known, "disagreements/length-of-the-border", lambda _: question)
    named = with_record(before, "summits/edelweiss-2029", lambda one: one.model_copy(update={"name": "Another"}))
    assert f"{AGREEMENT}.md" not in moved(before, named)


def test_a_question_that_names_one_by_a_new_id_moves_no_other(known: Dossier) -> None:
    """Of a question pages show what it asks and how it stands, not what else it is about."""
    key = "disagreements/length-of-the-border"
    asked = known.disagreements["length-of-the-border"]
    about = tuple(EntityRef("league") if one == "arcadia-ruritania" else one for one in asked.about)
    assert about != asked.about
    named = with_record(known, key, lambda one: one.model_copy(update={"about": about}))
    others = {f"{kind}/{one.id}.md" for kind in ("countries", "organisations") for one in getattr(known, kind).values()}
    assert moved(known, named) & others == set()
    assert f"{AGREEMENT}.md" in moved(known, named)
    read = with_record(known, key, lambda one: one.model_copy(update={"why": "It was measured again."}))
    assert not moved(known, read) & {*others, f"{AGREEMENT}.md"}
    again = with_record(known, key, lambda one: one.model_copy(update={"question": "How long is it then?"}))
    assert f"{AGREEMENT}.md" in moved(known, again)


def test_without_history_the_day_of_the_check_stands(known: Dossier) -> None:
    record = known.agreements["arcadia-ruritania"]
    assert last_modified(known, ChangeLog(), record) == "2031-01-01T00:00:00Z"


@cache
def lists_by_field(world: str) -> tuple[tuple[str, str, set[str], set[str]], ...]:
    """Every kind and field with the lists that show it, and those that are of its day, in one world."""
    known = read_dossier(folder_of(world))
    before = told_in_lists(known)
    return tuple(
        (kind, name, changed(before, told_in_lists(now)), moved_lists(known, now))
        for kind, name, now in with_each_field(known)
    )


@pytest.mark.parametrize("world", WORLDS)
def test_a_list_is_of_the_day_of_what_it_shows(world: str) -> None:
    """Field by field of every kind of record, in other words and left out: of the day of all that it shows."""
    late = {(page, kind, name) for kind, name, shown, moved_ in lists_by_field(world) for page in shown - moved_}
    assert not late


@pytest.mark.parametrize(
    ("page", "besides"),
    [
        ("money.md", {"adopted", "signed", "name", "commitments", "article"}),
        ("offers.md", {"adopted", "signed", "memberships", "name", "article"}),
        ("approval.md", {"adopted", "signed", "name", "status", "article", "memberships"}),
        # A document that is over has no end of its term to come.
        ("compare.md", {"adopted", "signed", "name", "article", "aliases", "demonyms", "status"}),
    ],
)
def test_a_list_is_of_no_other_day(page: str, besides: set[str]) -> None:
    """No field moves it that it does not show, but those that say how and since when what it shows is called."""
    told_ = lists_by_field("world-more")
    shows, moving = ({name for _, name, *pages in told_ if page in pages[n]} for n in (0, 1))
    assert moving <= shows | besides


def test_another_proof_of_how_a_document_stands_moves_the_list_that_shows_it(known: Dossier) -> None:
    """Other lists tell the word and the day alone; home and Method count quotes."""
    for name in ("status", "signed"):
        update = {name: said_anew(getattr(known.agreements["arcadia-ruritania"], name))}
        now = with_record(known, AGREEMENT, lambda one, update=update: one.model_copy(update=update))
        assert moved_lists(known, now) <= {"approval.md", "index.md", "method.md"}, name


def test_a_meeting_moves_the_lists_that_tell_its_topics_and_no_other(more: Path) -> None:
    """Under another name, and new."""
    known = read_dossier(more)
    pages = {"money.md", "offers.md"}
    before, found = told_in_lists(known), set()
    for entry in known.of("summits"):
        named = with_record(known, entry.key, lambda one: one.model_copy(update={"name": f"{one.name} indeed"}))
        shown = changed(before, told_in_lists(named)) & pages
        assert moved_lists(known, named) & pages == shown, entry.key
        without = replace(known, entries=tuple(one for one in known.entries if one is not entry))
        told_of = {one.topic for one in entry.record.outcomes} - {None}  # type: ignore[attr-defined]
        assert bool(moved_lists(without, known) & pages) == bool(told_of), entry.key
        found.add(bool(told_of))
    assert found == {True, False}


def test_a_list_is_of_the_day_of_the_words_it_uses(more: Path) -> None:
    """A word by another label; one that no list uses moves the glossary alone."""
    known = read_dossier(more)
    before = told_in_lists(known)
    for group, words in known.vocabulary.items():
        for word, one in words.items():
            anew = {**words, word: one.model_copy(update={"label": f"{one.label} indeed"})}
            now = replace(known, vocabulary={**known.vocabulary, group: anew})
            assert changed(before, told_in_lists(now)) <= moved_lists(known, now), (group, word)


@pytest.mark.thorough
@pytest.mark.parametrize("world", WORLDS)
def test_a_page_is_of_the_day_of_the_words_it_tells(world: str) -> None:
    """A group of words by other labels, and by other definitions; how words are recognised is told nowhere."""
    known = read_dossier(folder_of(world))
    before = told(known)
    for group, words in known.vocabulary.items():
        for name in ("label", "definition"):
            anew = {word: one.model_copy(update={name: f"{getattr(one, name)} indeed"}) for word, one in words.items()}
            now = replace(known, vocabulary={**known.vocabulary, group: anew})
            assert changed(before, told(now)) <= moved(known, now), (group, name)
    spoken = {
        word: one.model_copy(update={"against": ("nothing",)}) for word, one in known.words(BindingnessWord).items()
    }
    now = replace(known, vocabulary={**known.vocabulary, BindingnessWord.group: spoken})
    assert not only(moved(known, now), "agreements")
