"""Jinja2 templates → Markdown pages.

Everything a template prints goes through `markdown.escape` unless it is Markdown already; nothing is trusted by
default.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

import jinja2

from generator import derive
from generator.derive.amounts import figure, handed_over
from generator.derive.change_log import NOTHING_RECORDED, ChangeLog, last_changes
from generator.derive.changes_told import is_aside
from generator.derive.funds import COMMON_CURRENCY
from generator.model import meanings
from generator.model.chronology import dated
from generator.model.dates import english, english_duration
from generator.model.dossier import bilateral
from generator.model.kinds import KINDS
from generator.model.records import Agreement
from generator.pages import cards, firmness, map_chart, pictures, reference, timeline_chart
from generator.pages.page_context import PageContext
from generator.text.markdown import BLANK_LINES, escape, joined, link, sentence
from generator.text.quantities import opening, quantity, spelled
from generator.text.wording import capital, small

TEMPLATES = Path(__file__).parent / "templates"


class Compiled(jinja2.BytecodeCache):
    """What templates were compiled to, by the template itself: each state of one is compiled once in a process."""

    def __init__(self) -> None:
        self.known: dict[tuple[str, str], bytes] = {}

    def load_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Give what is known of a template with exactly this source."""
        if found := self.known.get((bucket.key, bucket.checksum)):
            bucket.bytecode_from_string(found)

    def dump_bytecode(self, bucket: jinja2.bccache.Bucket) -> None:
        """Know it."""
        self.known[bucket.key, bucket.checksum] = bucket.bytecode_to_string()


COMPILED = Compiled()


@dataclass(frozen=True)
class Page:
    """One page. `src_uri` is its path under docs/, `edit_path` that of the data file that makes it.

    `content` is its Markdown as it is written: as a text it would take twice the memory.
    """

    src_uri: str
    title: str
    content: bytes
    edit_path: str


FILTERS: dict[str, Callable[..., Any]] = {
    "english": lambda text: english(str(text)),
    "duration": lambda text: english_duration(str(text)),
    "on_scale": lambda row: figure(row.length, COMMON_CURRENCY),
    "handed_over": handed_over,
    "sentence": sentence,
    # At the end only: a stop at the beginning may keep what follows from being a heading.
    "unstopped": lambda text: text.rstrip("."),
    "capital": capital,
    "small": small,
    "opening": opening,
    "spelled": spelled,
    "joined": joined,
    "quantity": quantity,
}
# So many changes are told on their page.
MOST_CHANGES = 400
# Whatever follows from the records, and what draws and writes it, is called by the name of its module.
MODULES = (
    *(import_module(f"{derive.__name__}.{one.name}") for one in iter_modules(derive.__path__)),
    *(cards, firmness, map_chart, meanings, pictures, reference, timeline_chart),
)
CALLED_BY_TEMPLATES: dict[str, Any] = {
    **{module.__name__.rpartition(".")[2]: module for module in MODULES},
    "kinds": KINDS,
    "Agreement": Agreement,
    "bilateral": bilateral,
    "dated": dated,
    "link": link,
}


def _of_history(history: ChangeLog) -> dict[str, Any]:
    """What templates tell of the recorded changes; `told_days` are those that the page of changes has a heading for."""
    told = [one for one in history.changes if not is_aside(one)]
    return {
        "change_log": history,
        "history": history.changes,
        "history_notice": history.notice,
        "last_changes": last_changes(history.changes),
        "told_changes": told,
        "changes_aside": [one for one in history.changes if is_aside(one)],
        "shown_changes": told[:MOST_CHANGES],
        "told_days": {one.date for one in told[:MOST_CHANGES]},
    }


class Renderer:
    """The templates, loaded once. Raises jinja2.TemplateError where one of them is broken.

    `site_url` is the address of the published site, for what a page says about itself; `history` the recorded changes
    of the data, or why there are none.
    """

    def __init__(self, templates: Path = TEMPLATES, site_url: str = "", history: ChangeLog = NOTHING_RECORDED) -> None:
        self.site_url, self.history = site_url, history
        self.environment = jinja2.Environment(
            loader=jinja2.FileSystemLoader(templates),
            autoescape=True,
            finalize=escape,
            undefined=jinja2.StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            bytecode_cache=COMPILED,
            auto_reload=False,  # who keeps a renderer makes a new one when a template changes
        )
        self.environment.filters |= FILTERS
        self.environment.tests |= {"of": cards.is_of}
        self.environment.globals |= CALLED_BY_TEMPLATES | {
            **_of_history(history),
            "site_url": site_url,
        }

    def must_have(self, templates: Iterable[str], why: str) -> None:
        """Raises jinja2.TemplateNotFound where one of these is not there."""
        for name in sorted(set(templates) - set(self.environment.list_templates())):
            raise jinja2.TemplateNotFound(name, f"must be there: {why}")

    def page(self, template: str, context: PageContext, title: str, edit_path: str, **given: Any) -> Page:
        """Render one template. Footnotes come last, because only then all marks are known."""
        body = self.environment.get_template(template).render(w=context, d=context.dossier, title=title, **given)
        head, _, rest = body.partition("<!-- front matter ends -->\n")
        rest = BLANK_LINES.sub("\n\n", rest)
        notes = f"\n{context.footnotes()}\n" if context.notes else ""
        return Page(context.src_uri, title, f"{head}{rest.strip()}\n{notes}".encode(), edit_path)
