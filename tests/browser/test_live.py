"""An edit comes to the screen by itself."""

import re
import time
from pathlib import Path
from typing import TYPE_CHECKING

from previewing import previewing, wait_for

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import BrowserContext


def test_edits_are_seen_without_a_reload_and_the_last_of_ten_stays(
    window: "Callable[..., BrowserContext]", world: Path, record_property: "Callable[[str, object], None]"
) -> None:
    path = world / "data" / "countries" / "ruritania.yml"
    first = path.read_text()
    with previewing(world) as address:
        wait_for(f"{address}/countries/ruritania/", shown=("King of Ruritania",))
        page = window().new_page()
        page.goto(f"{address}/countries/ruritania/")
        page.evaluate("window.opened = true")

        def edit(title: str) -> None:
            path.write_text(re.sub("office: .* of Ruritania", f"office: {title} of Ruritania", first))

        edit("Emperor")
        begun = time.perf_counter()
        page.get_by_text("Emperor of Ruritania").first.wait_for()
        record_property("from an edit to the screen, s", round(time.perf_counter() - begun, 2))
        assert page.evaluate("window.opened") is None
        for number in range(10):
            edit(f"Regent {number}")
            time.sleep(0.12)
        page.get_by_text("Regent 9 of Ruritania").first.wait_for()
        page.wait_for_timeout(2000)
        assert page.get_by_text("Regent 9 of Ruritania").count()
