"""Every colour and size that a stylesheet asks for by name is given: what is not is drawn black, or not at all."""

import re

from folders import REPOSITORY

SHEETS = "\n".join(path.read_text(encoding="utf-8") for path in (REPOSITORY / "docs/assets/stylesheets").glob("*.css"))
ASKED, GIVEN = re.compile(r"var\((--[\w-]+)"), re.compile(r"(--[\w-]+)\s*:")
OF_THE_THEME = "--md-"


def test_every_name_is_given() -> None:
    missing = set(ASKED.findall(SHEETS)) - set(GIVEN.findall(SHEETS))
    assert sorted(one for one in missing if not one.startswith(OF_THE_THEME)) == []
