"""Writing systems: how long a text is in words where words have no spaces, and the languages that a script tells."""

import re

# Two characters of Chinese or Japanese writing, and three letters of Korean, count as a word.
IDEOGRAPHS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff]")
HANGUL = re.compile(r"[\uac00-\ud7a3]")
# Where most letters are of one of these, the script tells the language; Japanese is told by its kana before Chinese.
BY_SCRIPT = (
    ("ja", re.compile(r"[\u3040-\u30ff]"), 0.1),
    ("ko", HANGUL, 0.4),
    ("zh", re.compile(r"[\u3400-\u9fff]"), 0.4),
    ("ar", re.compile(r"[\u0600-\u06ff]"), 0.5),
    ("he", re.compile(r"[\u0590-\u05ff]"), 0.5),
    ("ka", re.compile(r"[\u10a0-\u10ff]"), 0.5),
    ("hy", re.compile(r"[\u0530-\u058f]"), 0.5),
)
PERSIAN = re.compile(r"[پچژگ]")


def size(text: str) -> int:
    """How many words a text has, in any script."""
    dense = len(IDEOGRAPHS.findall(text)) // 2 + len(HANGUL.findall(text)) // 3
    return max(len(text.split()), dense)


def language_by_script(text: str) -> str:
    """The language that a script alone tells; empty where several languages share it."""
    letters = sum(character.isalpha() for character in text) or 1
    for language, script, share in BY_SCRIPT:
        if len(script.findall(text)) >= letters * share:
            return "fa" if language == "ar" and len(PERSIAN.findall(text)) > letters * 0.02 else language
    return ""
