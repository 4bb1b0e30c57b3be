"""Makes the pictures that previews of links show, one a kind of page: `python tests/tools/social_images.py`.

They are files of the repository and not made by a build: a picture must be a PNG, and to draw letters into one takes a
browser or a library of images, neither of which a build should need. One a kind and not one a page: their words are
the name of the site and the kind, which change so rarely that a person may run this. `tests/test_social_images.py`
says where one is missing.
"""

import os
import shutil
from html import escape
from pathlib import Path

import yaml
from playwright.sync_api import sync_playwright

from generator.model.kinds import KINDS

REPOSITORY = Path(__file__).parent.parent.parent
ASSETS = REPOSITORY / "docs" / "assets"
WIDTH, HEIGHT = 1200, 630
PAGE = """<!doctype html><meta charset="utf-8"><style>
@font-face {{ font-family: "Briefing Serif"; src: url("{fonts}/serif-latin.woff2"); font-weight: 400 600; }}
@font-face {{ font-family: "Briefing Sans"; src: url("{fonts}/sans-latin.woff2"); font-weight: 400 700; }}
body {{ box-sizing: border-box; width: {width}px; height: {height}px; margin: 0; padding: 84px 90px; color: #1b1e22;
  background: #f7f5f0; border-top: 18px solid #0b5b62; font: 600 76px/1.1 "Briefing Serif"; letter-spacing: -.012em; }}
svg {{ display: block; width: 128px; margin-bottom: 44px; color: #0b5b62; }}
h1 {{ max-width: 15em; margin: 0; font: inherit; text-wrap: balance; }}
p {{ margin: 34px 0 0; color: #4a4e54; font: 400 34px/1.4 "Briefing Sans"; letter-spacing: 0; }}
b {{ color: #0b5b62; font-weight: 600; }}
</style><svg viewBox="3 4 26 23"><path fill="currentColor" d="M3 4h26v7H3zM3 15h20v4.5H3zM3 24h13v2.5H3z"/></svg>
<h1>{title}</h1><p>{words}</p>"""


def site() -> dict[str, str]:
    """What data/site.yml says of the site."""
    told: dict[str, str] = yaml.safe_load((REPOSITORY / "data" / "site.yml").read_text(encoding="utf-8"))
    return told


def pictures() -> dict[str, str]:
    """The words of every picture by the name of its file."""
    kinds = {kind.singular: f"<b>{escape(kind.heading)}</b>" for kind in KINDS.values()}
    return {"site": escape(site()["description"]), **kinds}


def made(title: str, words: str) -> str:
    """The page that is photographed."""
    return PAGE.format(fonts=(ASSETS / "fonts").as_uri(), width=WIDTH, height=HEIGHT, title=escape(title), words=words)


def main() -> None:
    """Write every picture."""
    title = site()["title"]
    folder = ASSETS / "social"
    folder.mkdir(exist_ok=True)
    draft = folder / "draft.html"  # a file, so that the fonts may be read
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or shutil.which("chromium"), args=["--no-sandbox"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for name, words in pictures().items():
            draft.write_text(made(title, words), encoding="utf-8")
            page.goto(draft.as_uri())
            page.evaluate("document.fonts.ready")
            page.screenshot(path=folder / f"{name}.png")
        browser.close()
    draft.unlink()


if __name__ == "__main__":
    main()
