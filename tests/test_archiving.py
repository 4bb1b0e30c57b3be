"""Texts fetched over the network, from a server on this machine that answers as the world does."""

import io
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.commands.front_door import main
from generator.news import archiving
from generator.news.archiving import LARGEST_DOCUMENT, CannotFetchError, entry_of, fetched
from generator.news.paragraphs import language_recognised
from generator.source.scalars import scalar
from generator.source.yamlfile import parse_yaml

pytest.importorskip("trafilatura")
FONT = b"/Resources << /Font << /F1 5 0 R >> >>"
SENTENCE = "The two sides shall consult within 24 hours and shall remain in touch for the land in peace. "
PAGE = (
    "<!doctype html><html lang=en><head><title>Agreement of Strelsau</title>"
    '<meta property="og:site_name" content="Court of Ruritania: the Gazette">'
    '<meta property="article:published_time" content="2024-03-01"></head><body><main><h1>Agreement of Strelsau</h1>'
    f"{''.join(f'<p>Article {n}. {SENTENCE * 3}</p>' for n in range(1, 9))}</main></body></html>"
)
LOGIN = "<html><body><form><p>Members only</p><input type=password name=p></form></body></html>"


def pdf(text: str) -> bytes:
    """A PDF of one page with these lines."""
    lines = "".join(f"({line}) Tj T* " for line in text.split("\n"))
    stream = f"BT /F1 8 Tf 12 TL 40 780 Td {lines}ET".encode()
    parts = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R %s >>" % FONT,
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for number, part in enumerate(parts, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (number, part))
    start = out.tell()
    rows = b"".join(b"%010d 00000 n \n" % place for place in places)
    out.write(b"xref\n0 6\n0000000000 65535 f \n" + rows + b"trailer << /Size 6 /Root 1 0 R >>\n")
    out.write(b"startxref\n%d\n%%%%EOF" % start)
    return out.getvalue()


ANSWERS = {
    "/page": ("text/html; charset=utf-8", PAGE.encode()),
    "/text": ("text/plain", (SENTENCE * 20).encode()),
    "/pdf": ("application/pdf", pdf("\n".join([SENTENCE] * 12))),
    "/broken-pdf": ("application/pdf", b"%PDF-1.4\nnothing"),
    # Of which the library says nothing: it stumbles.
    "/damaged-pdf": ("application/pdf", pdf(SENTENCE).replace(b"/Length ", b"/Length null ")),
    "/login-form": ("text/html", LOGIN.encode()),
    "/auth/login": ("text/html", PAGE.encode()),
    "/binary": ("application/octet-stream", bytes(range(256)) * 40),
    "/empty": ("text/html", b"<html><body><script>app()</script></body></html>"),
    # Said to be Latin-1, and UTF-8 in truth.
    "/charset": ("text/html; charset=iso-8859-1", PAGE.replace("peace", "peace – “friedlich”").encode()),
}
MOVED = {"/moved": "/page", "/wall": "/auth/login", "/round": "/round"}


class Handler(BaseHTTPRequestHandler):
    """Answers by the path."""

    def do_GET(self) -> None:
        if self.path in MOVED:
            self.send_response(302)
            self.send_header("Location", MOVED[self.path])
            self.end_headers()
        elif self.path == "/large":
            self.send_response(200)
            self.end_headers()
            self._large()
        elif self.path == "/half":
            self.send_response(200)
            self.send_header("Content-Length", str(len(PAGE.encode()) + 1234))
            self.end_headers()
            self.wfile.write(PAGE.encode())
        elif self.path == "/no-http":
            self.wfile.write(b"HTTP/1.1 banana\r\n\r\n")
        elif self.path in ANSWERS:
            kind, content = ANSWERS[self.path]
            self.send_response(200)
            self.send_header("Content-Type", kind)
            self.end_headers()
            self.wfile.write(content)
        else:
            self.send_error(404)

    def _large(self) -> None:
        try:
            for _ in range(40):
                self.wfile.write(b"x" * 1_000_000)
        except OSError:
            pass  # nobody reads on

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    """The address of the server."""
    made = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=made.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{made.server_port}"
    made.shutdown()
    made.server_close()


@pytest.mark.parametrize(
    ("path", "form"), [("/page", "HTML"), ("/moved", "HTML"), ("/text", "text"), ("/pdf", "PDF"), ("/charset", "HTML")]
)
def test_a_text_is_fetched_in_plain_letters(server: str, path: str, form: str) -> None:
    got = fetched(server + path)
    assert got.form == form
    assert "shall consult within 24 hours" in got.text
    assert "<p>" not in got.text
    assert got.language == "en"
    assert f"{got.size:,} bytes" in got.told


def test_a_wrong_charset_spoils_no_letter(server: str) -> None:
    assert "peace – “friedlich”" in fetched(f"{server}/charset").text


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/gone", "answers 404 Not Found"),
        ("/login-form", "asks for a login"),
        ("/wall", "asks for a login"),
        ("/large", f"is larger than {LARGEST_DOCUMENT:,} bytes"),
        ("/binary", "is neither PDF, HTML nor text"),
        ("/broken-pdf", "the PDF cannot be read"),
        ("/empty", "holds hardly any text"),
        ("/round", "answers 302"),
        ("/damaged-pdf", "the PDF cannot be read"),
        ("/half", "broke off: 1,234 of [0-9,]+ bytes are missing"),
        ("/no-http", "answers what is no HTTP"),
    ],
)
def test_what_is_no_text_is_said_in_a_sentence(server: str, path: str, why: str) -> None:
    with pytest.raises(CannotFetchError, match=why):
        fetched(server + path)


def test_what_is_sent_without_end_is_given_up(server: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archiving, "SECONDS_TO_SEND", 0)
    with pytest.raises(CannotFetchError, match="is not sent whole in 0 seconds"):
        fetched(f"{server}/large")


@pytest.mark.parametrize("address", ["http://127.0.0.1:9/", "ftp://127.0.0.1/x", "file:///etc/hosts"])
def test_no_other_address_is_read(address: str) -> None:
    with pytest.raises(CannotFetchError):
        fetched(address)


def test_an_entry_is_read_from_the_page(server: str) -> None:
    values = parse_yaml(entry_of(f"{server}/page", "strelsau-text").encode(), "x.yml").values
    assert values == {
        "strelsau-text": {
            "publisher": "Court of Ruritania: the Gazette",
            "title": "Agreement of Strelsau",
            "url": f"{server}/page",
            "published": "2024-03-01",
            "language": "en",
        }
    }


def test_the_title_of_a_plain_text_is_its_first_paragraph(server: str) -> None:
    text = f"Agreement of Strelsau\non Aid\n\nThe two sides have agreed:\n\n{SENTENCE * 9}"
    ANSWERS["/plain-text"] = ("text/plain; charset=utf-8", text.encode())
    values = parse_yaml(entry_of(f"{server}/plain-text", "strelsau-text").encode(), "x.yml").values
    assert values["strelsau-text"]["title"] == "Agreement of Strelsau on Aid"


@pytest.mark.parametrize(
    "text", ["2024", "1.5", "No", "null", "- a", "a: b", "? a", "2024-03-01", "it's #1", "~", "=", ""]
)
def test_whatever_a_page_is_called_reads_back(server: str, text: str) -> None:
    """Publisher and title are texts, also where they look like numbers, answers or lists."""
    named = "".join(f'<meta property="og:{key}" content="{text}">' for key in ("site_name", "title"))
    head = f"<title>{text}</title>{named}"
    page = f"<html lang=en><head>{head}</head><body><main>{f'<p>{SENTENCE * 4}</p>' * 4}</main></body></html>"
    ANSWERS["/named"] = ("text/html; charset=utf-8", page.encode())
    written = entry_of(f"{server}/named", "named")
    read = parse_yaml(written.encode(), "x.yml")
    assert read.problems == (), written
    assert {type(one) for one in read.values["named"].values()} == {str}
    if text:
        assert text in read.values["named"].values(), written
    assert parse_yaml(f"a: {scalar(text)}".encode(), "x.yml").values == {"a": text}


def test_a_language_is_known_by_its_common_words() -> None:
    assert (
        language_recognised("Die Seiten treffen sich und beraten mit den anderen für das Land, von dem sie kommen")
        == "de"
    )
    assert language_recognised("lorem ipsum dolor") == ""


def test_the_commands_lead_from_an_address_to_a_proved_quote(server: str, world: Path) -> None:
    """Without shared files: fetch the text, find the words, confirm the quotes."""
    sources = world / "data" / "sources" / "official-text.yml"
    values = yaml.safe_load(sources.read_text(encoding="utf-8"))
    old = values["arcadia-ruritania-text"]["url"]
    sources.write_text(sources.read_text(encoding="utf-8").replace(old, f"{server}/page"), encoding="utf-8")
    run, root = CliRunner(), ["--root", str(world)]
    texts = ["--archive", str(world / "texts")]
    got = run.invoke(main, ["archive", "arcadia-ruritania-text", *root, "--output", str(world / "texts")])
    assert got.exit_code == 0, got.output
    assert "HTML" in got.output
    assert "quotes stand in it: perhaps in part" in got.output
    found = run.invoke(main, ["find", "arcadia-ruritania", "shall  CONSULT within 24 hours", *root, *texts])
    assert found.exit_code == 0, found.output
    assert "quote: shall consult within 24 hours" in found.output
    assert "at: Article 1" in found.output
    near = run.invoke(main, ["find", "arcadia-ruritania-text", "should consult in 24 hours", *root, *texts])
    assert near.exit_code == 1
    assert "consult within 24 hours" in near.output
    proved = run.invoke(main, ["verify", *root, *texts])
    assert proved.exit_code == 1
    assert "was not found there. Did you mean '" in proved.output
    assert "data/agreements/arcadia-ruritania.yml:14:" in proved.output
    gone = run.invoke(main, ["archive", "gazette-names", *root])
    assert gone.exit_code == 1


def test_a_source_is_written_into_its_file_and_its_text_fetched_while_a_record_is_begun(
    server: str, world: Path
) -> None:
    run = CliRunner()
    file = world / "data/sources/news.yml"
    before = file.read_text()
    said = run.invoke(main, ["add-source", f"{server}/page", "new-text", "--in", "news", "--root", str(world)])
    assert said.exit_code == 0
    assert file.read_text() == before + said.stdout
    assert f"line {before.count(chr(10)) + 1}" in said.stderr
    again = run.invoke(main, ["add-source", f"{server}/text", "new-text", "--in", "news", "--root", str(world)])
    assert "must be a new id" in again.stderr
    wrong = run.invoke(main, ["add-source", f"{server}/text", "--in", "newspaper", "--root", str(world)])
    assert "--in: must be the kind of the source, one of" in wrong.stderr
    assert run.invoke(main, ["new", "agreement", "begun", "--root", str(world)]).exit_code == 0
    got = run.invoke(main, ["archive", "new-text", "--root", str(world), "--output", str(world / "archive")])
    assert (got.exit_code, (world / "archive/new-text.txt").exists()) == (0, True), got.output
