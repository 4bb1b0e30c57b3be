"""What a page loads from elsewhere: told with page, element and address, or let through where it is allowed."""

from pathlib import Path

import pytest

from generator.site.allowance import DIRECTIVES, allowance, declared
from generator.site.policy import Policy
from generator.site.securing import UnsafePageError, policy_of, secure, secured
from generator.site.subresources import start_tags, style_loads

AWAY = "https://cdn.example/x"
ORIGIN = "https://cdn.example"
HOME = "https://briefing.example/x/"
PAGE = '<!doctype html>\n<html lang="en"><head><meta charset="utf-8"><title>T</title>{}</head><body>{}</body></html>'


def told(body: str, **known: object) -> list[str]:
    """What the policy would switch off on a page."""
    return list(Policy(**known).refusals(tuple(start_tags(body))))  # type: ignore[arg-type]


def blocked(directive: str, place: str, address: str = AWAY, verb: str = "load", origin: str = ORIGIN) -> str:
    """The sentence about one thing that is blocked."""
    where = f" ({place})" if place else ""
    line = f"{directive}: [{origin}] (“Allow another host” in docs/editing.md)"
    return f"must not {verb} '{address}'{where}: the policy of the pages blocks it, unless mkdocs.yml allows {line}."


# Element, attribute that loads, and the directive that judges it.
ELEMENTS = [
    ('<script src="{}"></script>', "script src", "script-src"),
    ("<SCRIPT SRC={} defer></SCRIPT>", "script src", "script-src"),
    ('<svg><script href="{}"></script></svg>', "script href", "script-src"),
    ('<link rel="stylesheet" href="{}">', "link stylesheet", "style-src"),
    ('<link rel="alternate stylesheet" href="{}">', "link alternate stylesheet", "style-src"),
    ('<link rel="shortcut icon" href="{}">', "link shortcut icon", "img-src"),
    ('<link rel="manifest" href="{}">', "link manifest", "manifest-src"),
    ('<link rel="modulepreload" href="{}">', "link modulepreload", "script-src"),
    ('<link rel="preload" as="font" href="{}" crossorigin>', "link preload", "font-src"),
    ('<link rel="preload" as="style" href="{}">', "link preload", "style-src"),
    ('<link rel="preload" as="fetch" href="{}">', "link preload", "connect-src"),
    ('<link rel="preload" as="image" imagesrcset="{} 2x">', "link preload", "img-src"),
    ('<link rel="preconnect" href="{}">', "link preconnect", "connect-src"),
    ('<link rel="dns-prefetch" href="{}">', "link dns-prefetch", "connect-src"),
    ('<link rel="prefetch" href="{}">', "link prefetch", "connect-src"),
    ('<img src="{}" alt="">', "img src", "img-src"),
    ("<img alt='' src='{}'/>", "img src", "img-src"),
    ('<img src="a.png" srcset="a.png 1x, {} 2x" alt="">', "img srcset", "img-src"),
    ('<picture><source srcset="{}"></picture>', "source srcset", "img-src"),
    ('<input type="image" src="{}">', "input src", "img-src"),
    ('<body background="{}">', "body background", "img-src"),
    ('<svg><image href="{}"/></svg>', "image href", "img-src"),
    ('<svg><image xlink:href="{}"/></svg>', "image xlink:href", "img-src"),
    ('<svg><use href="{}"/></svg>', "use href", "img-src"),
    ('<video poster="{}"></video>', "video poster", "img-src"),
    ('<video src="{}"></video>', "video src", "media-src"),
    ('<audio src="{}"></audio>', "audio src", "media-src"),
    ('<video><source src="{}"></video>', "source src", "media-src"),
    ('<video><track src="{}"></video>', "track src", "media-src"),
    ('<iframe src="{}"></iframe>', "iframe src", "frame-src"),
    ('<object data="{}"></object>', "object data", "object-src"),
    ('<embed src="{}">', "embed src", "object-src"),
    ('<form action="{}"></form>', "form action", "form-action"),
    ('<button formaction="{}">x</button>', "button formaction", "form-action"),
    ('<a href="a/" ping="{}">x</a>', "a ping", "connect-src"),
]
VERBS = {"form-action": "send a form to", "connect-src": "send a request to"}
IDS = [f"{place}-{number}" for number, (_, place, _) in enumerate(ELEMENTS)]


@pytest.mark.parametrize(("html", "place", "directive"), ELEMENTS, ids=IDS)
def test_what_an_element_loads_from_elsewhere_is_told(html: str, place: str, directive: str) -> None:
    verb = "load" if "link pre" in place or "link dns" in place else VERBS.get(directive, "load")
    verb = VERBS["connect-src"] if place == "link preload" and directive == "connect-src" else verb
    assert told(html.format(AWAY)) == [blocked(directive, place, verb=verb)]


@pytest.mark.parametrize(("html", "place", "directive"), ELEMENTS, ids=IDS)
def test_what_is_allowed_is_let_through_and_nothing_else(html: str, place: str, directive: str) -> None:
    page = html.format(AWAY)
    assert told(page, allowed=allowance({directive: [ORIGIN]})) == []
    assert told(page, allowed=allowance({directive: ["https://*.example"]})) == []
    others = {one: ["https://other.example", "https://n.cdn.example", "https://cdn.example:8443"] for one in DIRECTIVES}
    assert len(told(page, allowed=allowance(others))) == 1
    if "link pre" not in place and "link dns" not in place:
        rest = {one: [ORIGIN] for one in DIRECTIVES if one != directive}
        assert len(told(page, allowed=allowance(rest))) == 1


@pytest.mark.parametrize(("html", "place", "directive"), ELEMENTS, ids=IDS)
def test_what_the_site_itself_has(html: str, place: str, directive: str) -> None:
    """Frames, films, objects and forms are off even there, and can be switched on."""
    off = directive in ("frame-src", "media-src", "object-src", "form-action")
    for address in ("../x", "/x/x", f"{HOME}x", "//briefing.example/x/x"):
        assert len(told(html.format(address), site_url=HOME)) == off, address
        assert told(html.format(address), site_url=HOME, allowed=allowance({directive: ["self"]})) == []
    if off:
        assert told(html.format("../x")) == [
            blocked(directive, place, "../x", VERBS.get(directive, "load"), origin="self")
        ]


@pytest.mark.parametrize(
    "address",
    [
        "//cdn.example/x",
        "HTTPS://CDN.example/x",
        "https:cdn.example/x",
        "https:/cdn.example/x",
        "\\\\cdn.example\\x",
        "/\\cdn.example/x",
        " https://cdn.example/x",
        "ht\ntps://cdn.example/x",
        "&#104;ttps&colon;//cdn.example/x",
        "http://cdn.example/x",
        "https://briefing.example.cdn.example/x/",
        "http://briefing.example/x/x",
        "https://briefing.example:8443/x/x",
        "ftp://cdn.example/x",
    ],
)
def test_an_address_is_read_as_browsers_read_it(address: str) -> None:
    assert len(told(f'<img src="{address}" alt="">', site_url=HOME)) == 1


@pytest.mark.parametrize(
    "html",
    [
        '<a href="https://cdn.example/">x</a>',
        '<link rel="canonical" href="https://cdn.example/x/">',
        '<link rel="alternate " type="text/html" href="https://cdn.example/x/">',
        '<blockquote cite="https://cdn.example/x">x</blockquote>',
        '<meta property="og:image" content="https://cdn.example/x.png">',
        '<meta http-equiv="refresh" content="0; url=../x/">',
        '<meta http-equiv="refresh" content="300">',
        '<script type="application/ld+json">{"@id": "https://cdn.example/"}</script>',
        '<img src="data:image/png;base64,AA==" srcset="data:image/png;base64,AA== 1x, a,b.png 2x" alt="">',
        '<iframe src="about:blank"></iframe>',
        "<iframe></iframe>",
        '<form name="search"><input name="q"><button type="reset">x</button></form>',
        "<p>https://cdn.example/x.png</p>",
        '<img src="" alt="https://cdn.example">',
        '<img src="https://[x" alt="">',
        '<base href="/x/">',
    ],
)
def test_what_is_not_loaded_from_elsewhere_is_not_told(html: str) -> None:
    assert told(html) == []


@pytest.mark.parametrize(
    ("html", "said"),
    [
        (
            f'<base href="{AWAY}">',
            f"must not count addresses from '{AWAY}' (base href): the policy of the pages blocks it.",
        ),
        (
            f'<meta http-equiv="Refresh" content="0; URL=\'{AWAY}\'">',
            f"must not send readers elsewhere by itself: '{AWAY}' (meta refresh). Write a link.",
        ),
        ('<img src="ftp://x/y" alt="">', blocked("img-src", "img src", "ftp://x/y", origin="https://x")),
        (
            '<iframe src="data:text/html,x"></iframe>',
            "must not load 'data:text/html,x' (iframe src): the policy of the pages blocks it.",
        ),
    ],
)
def test_what_cannot_be_allowed_is_told_without_a_way(html: str, said: str) -> None:
    assert told(html) == [said]


ANALYTICS = "var t=document.createElement('script');t.src=\"https://www.stats.example/js?id=1\",a.after(t)"


@pytest.mark.parametrize(
    "script", [ANALYTICS, ANALYTICS.replace("https:", ""), ANALYTICS.replace("https://", "https:\\/\\/")]
)
def test_a_script_of_the_theme_that_asks_another_host_is_told(script: str) -> None:
    """As that of the theme's analytics does, which stands on every page and may itself run."""
    page = PAGE.format(f"<script>{script}</script>", "")
    assert told(page, inert=page) == [
        blocked("script-src", "", "www.stats.example", "hold an inline script that asks", "https://www.stats.example")
    ]
    assert told(page, inert=page, allowed=allowance({"script-src": ["https://www.stats.example"]})) == []


def test_a_script_that_names_a_vocabulary_asks_nobody() -> None:
    page = PAGE.format("<script>d.createElementNS('http://www.w3.org/2000/svg','svg') // see below.x</script>", "")
    assert told(page, inert=page) == []


@pytest.mark.parametrize(
    ("sheet", "expected"),
    [
        ('@import "https://cdn.example/x";', [("style-src", "@import")]),
        ("@IMPORT url( 'https://cdn.example/x' ) print;", [("style-src", "@import")]),
        ("p{background:url(https://cdn.example/x)}", [("img-src", "url()")]),
        ('@font-face{src:local(x),url("https://cdn.example/x") format("woff2")}', [("font-src", "@font-face")]),
        ("p{background:image-set('//cdn.example/x' type('image/png') 1x,'a.png' 2x)}", [("img-src", "image-set()")]),
        ("@font-face{src:url(a.woff2)}p{cursor:url('//cdn.example/x'),auto}", [("img-src", "url()")]),
        ("/* url(https://cdn.example/x) */ @namespace url(https://cdn.example/x);p{background:url(a.svg)}", []),
        ("p{background:url(data:image/svg+xml,%3Csvg/%3E)} a{filter:url(#x)}", []),
    ],
)
def test_what_a_style_sheet_loads_from_elsewhere_is_told(
    tmp_path: Path, sheet: str, expected: list[tuple[str, str]]
) -> None:
    (tmp_path / "index.html").write_text(PAGE.format("", ""))
    (tmp_path / "a.css").write_text(sheet)
    found = [load for load in style_loads(sheet) if "cdn.example" in load.address]
    assert [(load.directive, load.place) for load in found] == expected
    if not expected:
        secure(tmp_path, policy_of(tmp_path))
        return
    with pytest.raises(UnsafePageError) as stopped:
        secure(tmp_path, policy_of(tmp_path))
    assert str(stopped.value) == "\n".join(
        f"a.css: {blocked(load.directive, load.place, load.address)}" for load in found
    )
    secure(tmp_path, policy_of(tmp_path, allowed=allowance({found[0].directive: [ORIGIN]})))


def test_what_stands_on_every_page_is_told_once(tmp_path: Path) -> None:
    for name in ("404", "a", "b"):
        (tmp_path / f"{name}.html").write_text(PAGE.format(f'<script src="{AWAY}"></script>', ""))
    with pytest.raises(UnsafePageError) as stopped:
        secure(tmp_path, policy_of(tmp_path))
    assert str(stopped.value) == f"404.html and 2 other pages: {blocked('script-src', 'script src')}"


def test_the_policy_of_a_page_names_what_is_allowed() -> None:
    given = {"img-src": ["https://a.example", "https://*.b.example:8443"], "frame-src": ["https://c.example"]}
    given |= {"form-action": ["self", "https://d.example"]}
    html, refused = secured(Policy(allowed=allowance(given)), PAGE.format("", ""))
    assert refused == []
    assert "img-src 'self' data: https://a.example https://*.b.example:8443;" in html
    assert "form-action 'self' https://d.example; frame-src https://c.example\">" in html
    assert "style-src 'self'; " in html


NAMES = "must name directives, each with a list of origins, for example img-src: [https://pictures.example]:"


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ([], f"{NAMES} '[]'."),
        ("x", f"{NAMES} 'x'."),
        ({"img": []}, f"must be a directive, {', '.join(DIRECTIVES)}: 'img'. Did you mean 'img-src'?"),
        ({"default-src": []}, f"must be a directive, {', '.join(DIRECTIVES)}: 'default-src'."),
        ({"img-src": ORIGIN}, f"img-src: must be a list of origins: '{ORIGIN}'."),
        ({"img-src": None}, "img-src: must be a list of origins: 'None'."),
    ],
)
def test_an_allowance_that_is_none_is_told(given: object, said: str) -> None:
    with pytest.raises(ValueError, match=r"^must|^img") as wrong:
        allowance(given)
    assert str(wrong.value).startswith(said)


@pytest.mark.parametrize(
    ("origin", "meant"),
    [
        ("https://cdn.example/x.js", "https://cdn.example"),
        ("https://cdn.example/", "https://cdn.example"),
        ("cdn.example", "https://cdn.example"),
        ("http://CDN.example:8080", "https://cdn.example:8080"),
        ("//cdn.example", "https://cdn.example"),
        ("'self'", "self"),
        ("*", ""),
        ("https:", ""),
        ("https://*", ""),
        ("'unsafe-inline'", ""),
        ("data:", ""),
        ("https://a.example; script-src *", ""),
        ('https://a.example" onload="x', ""),
        (7, ""),
        (None, ""),
    ],
)
def test_an_origin_that_is_none_is_told(origin: object, meant: str) -> None:
    with pytest.raises(ValueError, match="img-src: must be an origin") as wrong:
        allowance({"img-src": [origin]})
    likely = f" Did you mean '{meant}'?" if meant else ""
    what = "must be an origin, https:// and a host without a path, or self for the site's own"
    assert str(wrong.value) == f"img-src: {what}: '{origin}'.{likely}"


@pytest.mark.parametrize(
    "plugins",
    [
        ["search", {"briefing": {"allow": {"img-src": [ORIGIN]}}}],
        {"search": None, "briefing": {"allow": {"img-src": [ORIGIN]}}},
    ],
)
def test_a_configuration_declares_it_in_either_form(plugins: object) -> None:
    assert declared({"plugins": plugins}) == {"img-src": (ORIGIN,)}


@pytest.mark.parametrize("values", [{}, {"plugins": None}, {"plugins": ["briefing"]}, {"plugins": {"briefing": None}}])
def test_a_configuration_that_declares_nothing_allows_nothing(values: dict[str, object]) -> None:
    assert declared(values) == {}
