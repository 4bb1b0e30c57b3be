"""The policy every page gets: what it allows, what it refuses, and what it does to links."""

import base64
import hashlib
import re
from pathlib import Path

import pytest

from generator.site.policy import Policy
from generator.site.securing import UnsafePageError, edited, outward, policy_of, secure, secured
from generator.site.subresources import start_tags

THEME = "var palette=1;if(1<2){document.write('</a>')}"
HEAD = '<!doctype html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n<title>T</title>\n'
PAGE = f"{HEAD}<script>{{}}</script></head><body>{{}}</body></html>"
REFUSED = "must not hold an inline script that 404.html does not: 'alert(1)…'."
REL = "external noopener noreferrer"


def site(folder: Path, **pages: str) -> Path:
    """A site folder with the page "not found" and some others."""
    for name, html in {"404": PAGE.format(THEME, ""), **pages}.items():
        (folder / f"{name}.html").write_text(html)
    return folder


def given_a_policy(folder: Path, **known: object) -> None:
    """Secure a site folder."""
    secure(folder, policy_of(folder, **known))


def test_a_page_gets_the_policy_before_anything_that_loads(tmp_path: Path) -> None:
    given_a_policy(site(tmp_path, index=PAGE.format(THEME, "<p>text</p>")))
    html = (tmp_path / "index.html").read_text()
    name = base64.b64encode(hashlib.sha256(THEME.encode()).digest()).decode()
    policy = (
        f"default-src 'none'; script-src 'self' 'sha256-{name}'; style-src 'self'; img-src 'self' data:; "
        "font-src 'self'; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; "
        "form-action 'none'"
    )
    head = f'<meta http-equiv="Content-Security-Policy" content="{policy}"><meta name="referrer" content="no-referrer">'
    assert html == PAGE.format(THEME, "<p>text</p>").replace('<meta charset="utf-8">', f'<meta charset="utf-8">{head}')


def test_pages_that_are_done_are_left_alone(tmp_path: Path) -> None:
    """The plugin secures pages before they are written; of the folder only the rest is left to do."""
    policy = Policy(PAGE.format(THEME, ""))
    page, _ = secured(policy, PAGE.format(THEME, "<p>text</p>"))
    site(tmp_path, index=PAGE.format(THEME, "<p>text</p>"), other=PAGE.format(THEME, "<p>text</p>"))
    secure(tmp_path, policy, done={"index.html"})
    assert (tmp_path / "index.html").read_text() == PAGE.format(THEME, "<p>text</p>")
    assert (tmp_path / "other.html").read_text() == page


@pytest.mark.parametrize("name", ["other.htm", "OTHER.XHTML", "drawing.svg"])
def test_whatever_a_browser_opens_as_a_page_is_judged_as_one(tmp_path: Path, name: str) -> None:
    """A drawing, too, which runs its scripts where its address is opened; how it looks is its own affair."""
    site(tmp_path, index=PAGE.format(THEME, ""))
    drawing = '<svg><style>a{fill:red}</style><a style="fill:red"/>{}</svg>'
    (tmp_path / name).write_text(drawing.replace("{}", "<script>alert(1)</script>"))
    with pytest.raises(UnsafePageError, match=rf"{re.escape(name)}: must not hold an inline script"):
        given_a_policy(tmp_path)
    if name.endswith(".svg"):
        (tmp_path / name).write_text(drawing.replace("{}", ""))
        given_a_policy(tmp_path)
        assert (tmp_path / name).read_text() == drawing.replace("{}", "")


def test_twice_is_once(tmp_path: Path) -> None:
    given_a_policy(site(tmp_path, index=PAGE.format(THEME, '<a href="https://example.org/">x</a>')))
    once = {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()}
    given_a_policy(tmp_path)
    assert {path: (path.read_bytes(), path.stat().st_mtime_ns) for path in tmp_path.iterdir()} == once


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("<script>alert(1)</script>", REFUSED),
        ('<script type="module">alert(1)</script>', REFUSED),
        ("<style>p{color:red}</style>", "must not hold a style element: 'p{color:red}…'."),
        ('<p style="color:red">x</p>', "must not hold the attribute style on 'p': 'color:red'."),
        ("<img src=x onerror=alert(1)>", "must not hold the attribute onerror on 'img': 'alert(1)'."),
        ("<p\nONCLICK = 'alert(1)'>x</p>", "must not hold the attribute onclick on 'p': 'alert(1)'."),
        ('<a href="javascript:alert(1)">x</a>', "must not hold an address that runs: 'javascript:alert(1)'."),
        ('<a href="&#106;ava&Tab;script&colon;x">x</a>', "must not hold an address that runs: 'java\tscript:x'."),
        ('<a href="java s c r ipt:x">x</a>', "must not hold an address that runs: 'java s c r ipt:x'."),
        ('<svg><a xlink:href=" VBScript:x">x</a></svg>', "must not hold an address that runs: ' VBScript:x'."),
    ],
)
def test_what_the_policy_would_switch_off_stops_the_build(tmp_path: Path, body: str, said: str) -> None:
    """And no page has been touched."""
    site(tmp_path, index=PAGE.format(THEME, ""), other=PAGE.format(THEME, body))
    before = {path: path.read_bytes() for path in tmp_path.iterdir()}
    with pytest.raises(UnsafePageError) as stopped:
        given_a_policy(tmp_path)
    assert str(stopped.value) == f"other.html: {said}"
    assert {path: path.read_bytes() for path in tmp_path.iterdir()} == before


@pytest.mark.parametrize(
    "body",
    [
        '<script type="application/ld+json">{"a": "<p onclick=x>"}</script>',
        '<script src="a.js"></script>',
        "<!-- <p onclick=x> <script>alert(1)</script> -->",
        "<p title='a > b onclick=x'>x onclick=x</p>",
        "<textarea><p onclick=x></textarea>",
        '<a href="one-two.md" data-ontology="x">x</a>',
        "<p>1 &lt; 2 style=x</p>",
    ],
)
def test_what_only_looks_like_it_does_not(body: str) -> None:
    assert list(Policy().refusals(tuple(start_tags(body)))) == []


@pytest.mark.parametrize(
    ("link", "marked"),
    [
        ('<a href="https://e.org/">', f'<a href="https://e.org/" rel="{REL}">'),
        ('<a href="//e.org/" class=x >', f'<a href="//e.org/" class=x rel="{REL}">'),
        ('<a href="https://e.org/" rel="license">', f'<a href="https://e.org/" rel="license {REL}">'),
        ("<a rel=edit href='http://e.org/'>", f"<a rel=\"edit {REL}\" href='http://e.org/'>"),
        ('<a href="../x/">', '<a href="../x/">'),
        ('<a href="mailto:a@e.org">', '<a href="mailto:a@e.org">'),
        ('<link href="https://e.org/">', '<link href="https://e.org/">'),
    ],
)
def test_links_to_other_hosts_say_nothing_of_where_a_reader_came_from(link: str, marked: str) -> None:
    html = f"<body>{link}x</a>"
    assert edited(html, outward(html, start_tags(html))) == f"<body>{marked}x</a>"


def test_line_ends_stay_because_they_are_part_of_what_is_hashed(tmp_path: Path) -> None:
    (tmp_path / "404.html").write_bytes(b"<head></head><script>a\r\nb</script>")
    given_a_policy(tmp_path)
    html = (tmp_path / "404.html").read_bytes()
    assert html.endswith(b"<script>a\r\nb</script>")
    assert base64.b64encode(hashlib.sha256(b"a\r\nb").digest()) in html


def test_a_site_without_the_page_not_found_may_run_no_inline_script(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<head></head><script>1</script>")
    with pytest.raises(UnsafePageError):
        given_a_policy(tmp_path)


def test_tags_are_read_as_browsers_read_them() -> None:
    html = "<a href='//x>y' HREF=z><br/><!-- <b style> --><title><i></title><SCRIPT>if(a<b){}</script><p style = 1>"
    assert [(tag.name, tag.attributes) for tag in start_tags(html)] == [
        ("a", {"href": "//x>y"}),
        ("title", {}),
        ("script", {}),
        ("p", {"style": "1"}),
    ]
