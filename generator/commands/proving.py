"""The commands with which quotes are proved: fetch official texts, find words in them, confirm what is quoted."""

from collections.abc import Iterator
from pathlib import Path

import click

from generator.check import evidence
from generator.check.passages import Excerpt, nearest_passage, places
from generator.commands.front_door import ROOT, NotHereError, sound, tell
from generator.derive.anchors import addresses
from generator.derive.history import recorded
from generator.disk.atomic_write import write_whole
from generator.edit.skeletons import added, file_of_kind
from generator.model.dossier import LOCK, Dossier
from generator.model.given_addresses import ADDRESSES, published_text
from generator.model.loading import read_dossier
from generator.model.records import Source
from generator.source.problem import nearest
from generator.text.quantities import quantity
from generator.text.wording import contains, folded

ARCHIVE = Path("archive")
MOST_PLACES = 20


ARCHIVES = click.option(
    "--archive",
    "archives",
    multiple=True,
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    help="A folder with archived texts; may be given several times. By default archive/.",
)


@click.command("verify")
@ROOT
@ARCHIVES
@click.option("--drop", is_flag=True, help="Drop from the lock what it says of texts that are not in the archive.")
def verify_quotes(root: Path, archives: tuple[Path, ...], *, drop: bool) -> None:
    """Look up quotes in archived texts and note which stand there.

    The answers go to data/evidence.lock.yml. What the lock says of other texts stays. Exit 1 if a quote was not found.
    """
    dossier = sound(root)
    before, damaged = evidence.read_lock(root)
    if damaged:
        tell(damaged)
    from generator.news.extraction import paragraphs_of  # noqa: PLC0415

    archive = _archived_texts(root, archives)
    judged = evidence.verify(dossier, archive, paragraphs_of, before)
    if evidence.quotes(dossier) and not judged.texts:
        raise click.UsageError("--archive: must hold the text of a source, as SOURCE.txt or SOURCE.html: it has none.")
    lock = judged if drop else evidence.with_others(judged, before)
    wrong = sorted(evidence.missing(dossier, judged, evidence.texts_of(dossier, archive, before)))
    # What was dropped is told as such, not once more as what waits.
    wait = [] if drop else evidence.waiting(dossier, lock)
    for line in (*wrong, *wait, *_dropped(before, lock)):
        click.echo(str(line))
    write_whole(root / LOCK, evidence.write_lock(lock).encode())
    past = recorded(root, dossier)
    write_whole(root / ADDRESSES, published_text(addresses(past.with_addresses(dossier))).encode())
    if past.missing:
        click.echo(f"Warning: {past.warning}", err=True)
    _total(dossier, lock, judged, before, len(wait))
    raise SystemExit(1 if wrong else 0)


def _total(dossier: Dossier, lock: evidence.Lock, judged: evidence.Lock, before: evidence.Lock, wait: int) -> None:
    """What was looked up now, how much of that the lock did not say before, and what was left."""
    answers = [(of, one, there) for of, by in judged.quotes.items() for one, there in by.items()]
    missed = sum(not there for _, _, there in answers)
    new = sum(before.quotes.get(of, {}).get(one) is not there for of, one, there in answers)
    counts, others = evidence.figures(dossier, lock), len(lock.texts) - len(judged.texts)
    kept = quantity(counts.found + counts.not_found - len(answers), "quote")
    left = f"; {kept} of {quantity(others, 'other text')} left as before" if others else ""
    waits = f", {wait:,} waiting for a text" if wait else ""
    click.echo(
        f"verify: {quantity(len(answers), 'quote')} looked up now in {quantity(len(judged.texts), 'text')}: "
        f"{len(answers) - missed:,} found, {missed} not found, {new:,} new in the lock"
        f"{left}{waits}, {counts.not_archived:,} not archived",
        err=True,
    )


def _archived_texts(root: Path, archives: tuple[Path, ...]) -> dict[str, bytes]:
    folders = list(archives) or [root / ARCHIVE]
    if not archives and not folders[0].is_dir():
        raise NotHereError(f"there is no folder {ARCHIVE}/ here. `archive` makes one; --archive names another.")
    try:
        return evidence.read_archive(folders)
    except OSError as error:
        raise click.ClickException(f"{error.filename} cannot be read: {error.strerror}.") from None


def _dropped(before: evidence.Lock, lock: evidence.Lock) -> Iterator[str]:
    for source in sorted(before.quotes.keys() - lock.quotes.keys()):
        yield f"dropped from the lock: {source}, {quantity(len(before.quotes[source]), 'quote')}"


@click.command()
@click.argument("source")
@click.argument("words")
@ARCHIVES
@ROOT
def find(source: str, words: str, archives: tuple[Path, ...], root: Path) -> None:
    """Find words in an archived text, with clause, to copy.

    SOURCE is the id of a source or an agreement. Where WORDS do not stand there, the passage most like them is told,
    and the command ends with 1. For example: `find ministry-letter "consult within 24 hours"`.
    """
    dossier = read_dossier(root)
    known = {**dict.fromkeys(dossier.sources, source), **dict.fromkeys(dossier.agreements, source)}
    if source not in known:
        raise click.UsageError(
            f"SOURCE: must be the id of a source or an agreement: '{source}'.{nearest(source, known)}"
        )
    agreement = dossier.agreements.get(source)
    id_ = str(agreement.text) if agreement and agreement.text else source
    text = evidence.texts_of(dossier, _archived_texts(root, archives), evidence.read_lock(root)[0], {id_}).get(id_)
    if text is None:
        raise NotHereError(f"the archive has no text of {id_}. `archive {id_}` fetches it.")
    found = places(text, words)
    for one in found[:MOST_PLACES]:
        _show(one)
    if not found:
        near = nearest_passage(text, words)
        click.echo(f"{id_} does not have these words." + (" Nearest:" if near else ""), err=True)
        if near:
            _show(near)
        raise SystemExit(1)
    click.echo(f"find: {quantity(len(found), 'place')} in {id_}", err=True)


def _show(one: Excerpt) -> None:
    click.echo(f"at: {one.clause or 'no clause number before it'}\nquote: {one.words}")
    click.echo(f"  … {one.before} [{one.words}] {one.behind} …\n")


@click.command()
@click.argument("sources", nargs=-1)
@click.option("--output", type=click.Path(file_okay=False, path_type=Path), help="The folder; by default archive/.")
@ROOT
def archive(sources: tuple[str, ...], output: Path | None, root: Path) -> None:
    """Fetch official texts from their addresses as plain text.

    SOURCES are ids of sources; without any, the texts of all documents are fetched.

    The folder is not a part of the repository: the texts belong to others. Exit 1 if one could not be had.
    """
    # A record that is being written has problems; its text is wanted all the same.
    dossier = read_dossier(root)
    from generator.news.archiving import CannotFetchError, fetched  # noqa: PLC0415

    chosen = sources or sorted({str(one.text) for one in dossier.agreements.values() if one.text})
    folder, failed = output or root / ARCHIVE, 0
    for id_ in chosen:
        source = _source(dossier, id_)
        try:
            got = fetched(source.url)
        except CannotFetchError as error:
            failed += 1
            click.echo(f"{id_}: {error}")
            continue
        folder.mkdir(parents=True, exist_ok=True)
        write_whole(folder / f"{id_}.txt", got.text.encode())
        click.echo(f"{id_}: {got.told} {_quotes_in(dossier, id_, got.text)}")
    click.echo(f"archive: {quantity(len(chosen) - failed, 'text')} in {folder}, {failed} not fetched", err=True)
    raise SystemExit(1 if failed else 0)


def _source(dossier: Dossier, id_: str) -> Source:
    if id_ not in dossier.sources:
        hint = nearest(id_, dossier.sources)
        raise click.UsageError(f"SOURCES: must be ids of sources: '{id_}'.{hint}")
    return dossier.sources[id_]


def _quotes_in(dossier: Dossier, id_: str, text: str) -> str:
    """How many of the quotes of the data stand in a text: whether it is there in full."""
    words, whole = list(evidence.quotes(dossier).get(id_, {})), folded(text)
    there = sum(contains(whole, one) for one in words)
    if not words:
        return "Nothing is quoted from it yet."
    return f"{there} of {len(words)} quotes stand in it: {'in full' if there == len(words) else 'perhaps in part'}."


@click.command("add-source")
@click.argument("address")
@click.argument("id_", metavar="[ID]", required=False)
@click.option("--in", "of_kind", default="", metavar="KIND", help="Write it into the file of this kind of sources.")
@ROOT
def add_source(address: str, id_: str | None, of_kind: str, root: Path) -> None:
    """Print the entry of a source from its page, to look over.

    Publisher, title, date and language are what the page at ADDRESS says; ID may be left out: then
    it is made of them. For example: `add-source https://ministry.example/letter ministry-letter --in official-text`.
    """
    dossier = read_dossier(root)
    known = next((one for one, source in dossier.sources.items() if source.url == address), None)
    if known:
        raise click.UsageError(f"ADDRESS: must be an address no source has: '{known}' has it already.")
    path = file_of_kind(dossier, of_kind) if of_kind else ""
    from generator.news.archiving import CannotFetchError, entry_of  # noqa: PLC0415

    try:
        entry = entry_of(address, id_)
    except CannotFetchError as error:
        raise click.ClickException(str(error)) from None
    given = entry.partition(":")[0]
    if given in dossier.sources:
        raise click.UsageError(f"ID: must be a new id: a source has '{given}' already.")
    click.echo(entry, nl=False)
    if path:
        click.echo(f"add-source: look it over in {path}, line {added(root, path, entry)}", err=True)
    else:
        click.echo("add-source: look it over, then put it into the file of its kind in data/sources/", err=True)
