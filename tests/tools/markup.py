"""The Nu HTML checker over a built site: `python tests/tools/markup.py SITE VNU.JAR`. Needs Java.

What the theme itself writes and this project cannot change is listed here with the reason; all else is a break.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

# Message, and the part of the markup it must be about.
THEME = (
    # Firefox keeps a ticked box over a reload unless told not to: the theme's drawer and search are such boxes.
    ("Attribute “autocomplete” is only allowed when the input type is", r"data-md-toggle="),
    # The box is hidden by the theme, and shown where the table of contents is a drawer.
    ("The value of the “for” attribute of the “label” element must be the ID of a non-hidden", r'for="__toc"'),
    ("Bad value “” for attribute “tabindex” on element “label”", r"md-nav__link"),
)
# The checker reads files, for which 'self' is no origin; the tests in tests/browser ask a browser instead. `align` is
# obsolete, but the other way to align a column is a style attribute, which the policy forbids.
IGNORED = ("violates Content Security Policy", "The “align” attribute", "Trailing slash on void elements")


def tolerated(message: dict[str, str]) -> bool:
    """Whether a message is about the theme's own markup."""
    said, extract = message["message"], message.get("extract", "")
    return any(part in said for part in IGNORED) or any(
        said.startswith(start) and re.search(markup, extract) for start, markup in THEME
    )


def main(arguments: list[str]) -> int:
    """Run the checker and print what is left."""
    site, jar = arguments
    command = ["java", "-Xss8m", "-jar", jar, "--skip-non-html", "--format", "json", "--exit-zero-always", site]
    answer = subprocess.run(command, capture_output=True, text=True, check=True)
    messages = json.loads(answer.stderr)["messages"]
    pages = sum(1 for _ in Path(site).rglob("*.html"))
    broken = [
        one for one in messages if not tolerated(one) and (one["type"] == "error" or one.get("subType") == "warning")
    ]
    for said, n in Counter(one["message"] for one in broken).most_common(20):
        first = next(one for one in broken if one["message"] == said)
        print(f"{first['url'].rsplit('/site', 1)[-1]}:{first.get('lastLine')}: {said} ({n} times)")
    print(f"the Nu checker: {pages} pages, {len(messages) - len(broken):,} on the theme's own, {len(broken)} broken")
    return 1 if broken or not pages else 0


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
