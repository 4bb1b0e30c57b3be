"""`python -m generator intake`: saved pages → drafts in data/articles/. Never overwrites a file."""

import re
import unicodedata
from pathlib import Path

import click

from generator.dossier import DATA, DRAFT, Dossier, read_dossier
from generator.drafts import draft
from generator.extraction import LARGEST, looks_like_html, read_page
from generator.fields import SLUG
from generator.problem import Problem, found

LONGEST_ID = 60
LETTERS = str.maketrans("łŁøØđĐß", "lLoOdDs")  # have no decomposition into a letter and an accent
PAGES = (".html", ".htm", ".xhtml")


@click.command()
@click.argument("files", nargs=-1, required=True, metavar="FILE…", type=click.Path(path_type=Path))
@click.option(
    "--html", is_flag=True, help="Read as HTML whatever the name; else .html files and pages that begin so are."
)
@click.option("--id", "id_", help="The id of the draft; by default made from the title.")
@click.option(
    "--root",
    type=click.Path(exists=True, file_okay=False, path_type=Path),
    default=Path(),
    help="The folder that holds data/; by default this one.",
)
def intake(files: tuple[Path, ...], *, html: bool, id_: str | None, root: Path) -> None:
    """Write the draft of an audit for every saved news page."""
    if id_ and len(files) > 1:
        raise click.UsageError("--id names one draft: give one file with it.")
    if id_ and (len(id_) > LONGEST_ID or not re.fullmatch(SLUG, id_)):
        raise click.UsageError(
            f"--id must be lower-case letters, digits and hyphens, at most {LONGEST_ID}: {found(id_)}."
        )
    dossier = read_dossier(root)
    answers = [take_in(path, root, dossier, html=html, id_=id_) for path in files]
    for answer in answers:
        click.echo(str(answer))
    if any(isinstance(answer, Problem) for answer in answers):
        raise SystemExit(1)


def take_in(path: Path, root: Path, dossier: Dossier, *, html: bool, id_: str | None) -> str | Problem:
    """Write one draft; the line that says so, or why there is none."""
    try:
        with path.open("rb") as file:
            content = file.read(LARGEST + 1)
    except OSError as error:
        return Problem(path.name, 1, 1, "", f"must be a readable file: {error.strerror}.")
    saved = read_page(content, path.name, html=html or path.suffix.lower() in PAGES or looks_like_html(content))
    if isinstance(saved, Problem):
        return saved
    id_ = id_ or slug(saved.title) or slug(path.stem) or "article"
    target = root / DATA / "articles" / f"{id_}{DRAFT}"
    name = target.relative_to(root).as_posix()
    taken = [one.name for one in (target, target.with_name(f"{id_}.yml")) if one.exists()]
    if taken:
        what = f"must get another id with --id: {DATA}/articles/{taken[0]} is there already."
        return Problem(path.name, 1, 1, "", what)
    text = draft(saved, content, path.name, id_, dossier)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        with target.open("x", encoding="utf-8", newline="\n") as file:
            file.write(text)
    except OSError as error:
        return Problem(name, 1, 1, "", f"must be a file that can be written: {error.strerror}.")
    return f"{name}: {len(saved.paragraphs)} paragraphs of {path.name}"


def slug(title: str) -> str:
    """The title as an id: its words in ASCII, cut at a word; empty where it has none, as in other scripts."""
    plain = unicodedata.normalize("NFKD", title.translate(LETTERS)).encode("ascii", "ignore").decode().lower()
    text = "-".join(re.findall(r"[a-z0-9]+", plain.replace("'", "")))
    return text if len(text) <= LONGEST_ID else text[: LONGEST_ID + 1].rpartition("-")[0]
