"""Every kind of page has its picture for previews of links, of the size that pages say."""

import struct
from pathlib import Path

import pytest

from generator.model.kinds import KINDS

REPOSITORY = Path(__file__).parent.parent
SOCIAL = REPOSITORY / "docs/assets/social"
HEAD = (REPOSITORY / "generator/site/theme/main.html").read_text(encoding="utf-8")
KILOBYTE = 1000


@pytest.mark.parametrize("name", ["site", *(kind.singular for kind in KINDS.values())])
def test_a_kind_has_its_picture(name: str) -> None:
    picture = (SOCIAL / f"{name}.png").read_bytes()
    width, height = struct.unpack(">II", picture[16:24])
    assert picture.startswith(b"\x89PNG")
    assert f'og:image:width" content="{width}"' in HEAD
    assert f'og:image:height" content="{height}"' in HEAD
    assert len(picture) < 100 * KILOBYTE


def test_there_is_no_other() -> None:
    assert {path.stem for path in SOCIAL.iterdir()} == {"site", *(kind.singular for kind in KINDS.values())}
