"""Lines of a saved page → which of them are body paragraphs of its article.

Judges by signals that hold on any site: whether a line ends as a sentence does, how many function words of the body's
own language it has, its script, repetition, whether it speaks to the visitor, and where it stands. The article is the
run of lines with the largest sum of words of prose less a penalty for everything between (body text extraction after
Finn, Kushmerick and Smyth 2001). The lists below hold what sites say to visitors, not what any one site says.
"""

import re
from collections import Counter
from dataclasses import dataclass
from functools import lru_cache

import justext

LANGUAGES = {
    "en": "English", "uk": "Ukrainian", "de": "German", "fr": "French", "pl": "Polish", "es": "Spanish", "it": "Italian",
    "ru": "Russian", "pt": "Portuguese", "nl": "Dutch", "cs": "Czech", "sk": "Slovak", "ro": "Romanian", "sv": "Swedish",
    "da": "Danish", "nb": "Norwegian_Bokmal", "fi": "Finnish", "et": "Estonian", "lv": "Latvian", "lt": "Lithuanian",
    "hu": "Hungarian", "bg": "Bulgarian", "hr": "Croatian", "sl": "Slovenian", "el": "Greek", "tr": "Turkish",
}  # fmt: skip
FEWEST_WORDS = 4
LONG = 25  # words: a line this long is a paragraph even if its full stop is missing
ARTICLE = 25  # words: a page with less prose has no article
LANGUAGE_LINE = 8  # words: shorter lines tell nothing about their language
DENSITY = 0.2  # share of function words; prose has 0.3 to 0.6, names and slogans have fewer
PENALTIES = {"short": 2, "line": 8, "chrome": 15, "aside": 8, "end": 150}
INSERTED = 3  # lines: so much may stand between two paragraphs of one article without a doubt

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENDING = re.compile(r"(?:[.!?…。]|[.!?…,]\s?[\"”“»’')\]]+|[\"”»]\.)\s?[\"”“»’')\]]*$")
QUOTED = re.compile(r"[\"“„«”][^\"“”„«»]*[\"”“»]")
BULLET = re.compile(r"^(?:[•‣▪●◦–—*-]|\d{1,2}[.)])\s+")
OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u9fff]")
CREDIT = re.compile(
    r"^\(?(?:photo|image|picture|video|file photo|reporting|writing|editing|additional reporting|compiled|translat\w+|edited"
    r"|source|caption|illustration|bild|foto|quelle|text|crédit|crédits|photo|источник|фото|джерело|відео|ілюстрація"
    r"|źródło|zdjęcie|fot|oprac|autor\w*|author|автор|redaktion|mit material|avec|tags?|topics|теги|тема|schlagw\w+"
    r"|read time|reading time|updated|published|last modified|stand|mis à jour|оновлено|опубліковано)"
    r"\s*(?::|/|\.\s|by\b|von\b|par\b|przez\b|credit|source\b|von:)"
    r"|\((?:ap|afp|reuters|epa|getty|photo|foto|image|фото)\b[^)]*[/:][^)]*\)\.?$|getty images\W*$"
    r"|(?:photo|foto|фото|image|bild)\s?(?:by|von|:|/)\s?[^.]{2,60}\W*$|/\s?(?:ap|afp|reuters|epa|dpa|pap|getty)\W*$",
    re.IGNORECASE,
)
RIGHTS = re.compile(
    r"\b(?:see|click|tap|find out more|read more) here\b|©|all rights reserved|alle rechte vorbehalten|tous droits réservés|(?:усі|всі) права|все права|prawa zastrzeżone"
    r"|reservados|riservati|^\(c\)|^copyright\b|(?:cookies?|privacy) policy\W*$|terms of (?:use|service)\W*$",
    re.IGNORECASE,
)
PROMPT = re.compile(
    r"^(?:(?:please )?(?:read|watch|follow|share|join|support|see|click|tap|sign|log|subscribe|listen|download|get|enter"
    r"|register|scroll|accept|enable|turn|reload|refresh|skip|buy|try|choose|continue|send|report|leave|print)\b"
    r"(?: \w+)? ?(?:also|more|us|our|your|here|up|in|this (?:page|article|story|site)|for (?:free|our|more|full)|to (?:our|read|continue)"
    r"|now|full|the (?:full|latest|app)|a comment|error|reading|javascript|all cookies|:)(?:\W|$)|subscribe\b|(?:see|read) (?:also|more)"
    r"|lesen sie|folgen sie|melden sie|abonnieren|jetzt |hier |mehr (?:zum|dazu)|zum thema|lire aussi|à lire|abonnez|suivez"
    r"|inscrivez|lisez|cliquez|partage[rz]|читай|стежте|слідкуй|підпис(?:уй|ати|ка)|приєдну|долучай|поділи|підтрим(?:ай|уйт)"
    r"|дивіться|завантаж|натисніть|подпис|подпиш|следите|смотрите|поделит|czytaj|zapisz się|dołącz|obserwuj|śledź|subskryb"
    r"|polub|udostępnij|zobacz|przeczytaj|zaloguj|lee también|suscríb|síguenos|leggi anche|iscriviti|lees ook|läs också"
    r"|(?:this|the) (?:article|story|text|page|site|website|material|post)\b.{0,40}\b(?:updated|published|translated|reprinted|uses?|appeared|produced|originally)"
    r"|dieser (?:artikel|text|beitrag)|diese (?:seite|website)|cet article|ce site|цей (?:сайт|матеріал)|этот сайт|ta strona"
    r"|якщо ви (?:помітили|знайшли)|если вы|if you (?:notice|spot|find|like|enjoy|value)|no time to|get a summary)",
    re.IGNORECASE,
)
INTERFACE = re.compile(
    r"cookie|кук[иі]\b|файли? cookie|traceur|tracker|tracking|browser|браузер|przeglądar|navigateur|javascript|newsletter|"
    r"розсилк|рассылк|inbox|subscri|abonn|abonament|підпис(?:ка|ник|ат|уй)|підпиш|подписк|subskry|prenumer|suscri|log ?in\b|"
    r"sign (?:in|up)|anmeld|einlogg|login|registr|зареєстр|логін|zaloguj|privacy|datenschutz|confidentialit|конфіденц|prywatno|"
    r"adblock|ad blocker|advertis|werbung|werbe|реклам|reklam|publicité|telegram|whatsapp|facebook|instagram|youtube|viber|app store|"
    r"e-?mail|google|ctrl|push|notification|comment|kommentar|комент|donat|patreon|paywall|premium|account|konto|compte|consent|"
    r"einwillig|zustimm|consentement|zgod[aęy]|personali[sz]|personenbez|персональн|free articles?|unlimited|reporters?\b|journalism|"
    r"page|website|webseite|seite\b|сайт|stron[aęy]\b|site\b|app\b|read(?:er|ing)|leser|lecteur|читач|czytelni",
    re.IGNORECASE,
)
VISITOR = re.compile(
    r"\b(?:you|your|yours|our|us|we|ihr|ihre[nrms]?|sie|unser\w*|uns|wir|vous|votre|vos|notre|nos|nous|ви|вас|вам|ваш\w*|"
    r"наш\w*|нас|нам|ми|вы|мы|ciebie|twoj\w*|twój|państw\w*|nasz\w*|nas|usted\w*|nuestr\w*|tu|tuo|nostr\w*|je|uw|ons|onze|vi|vår\w*)\b",
    re.IGNORECASE,
)
ASIDE = re.compile(
    r"^\W*(?:also in|related:|read (?:also|more|next)|see also|more (?:on|about|from|stories|news)|also read|mehr zum thema|lesen sie auch"
    r"|à lire aussi|lire aussi|sur le même|читайте також|дивіться також|за темою|по темі|читайте также|по теме|czytaj (?:też|także|więcej)"
    r"|zobacz też|powiązane|polecamy:|verwandte|advertisement|anzeige|publicité|реклама|reklama|promoted|sponsored|gesponsert)\b",
    re.IGNORECASE,
)
END = re.compile(
    r"^\W*(?:(?:reporting|writing|editing) by|related$|similar articles|related (?:articles|stories|posts|topics|news|content)|previous (?:article|post|story)|next (?:article|post|story)"
    r"|comments?\b|leave a (?:comment|reply)|post a comment|most (?:read|popular|viewed)|you (?:may|might) also|recommended|trending|popular (?:now|news)"
    r"|latest (?:news|stories|articles)|more (?:stories|news|from)|about the author|share this|tags?\b|newsletter|outdated browser|footer"
    r"|kommentare|meistgelesen|das könnte sie|weitere artikel|neueste|mehr aus|commentaires|articles similaires|les plus lus|sur le même sujet"
    r"|коментар[іи]|схожі (?:новини|статті|матеріали)|останні новини|популярн[еі]|новини партнерів|інші новини|комментари[ий]|похожие|последние новости"
    r"|komentarze|podobne|najczęściej czytane|najnowsze|polecane|polecamy$|zobacz również|comentarios|commenti|reacties)",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Line:
    """One line or element of a page. `kind` is `heading` or `item` where the page itself says so, else empty."""

    text: str
    kind: str = ""


def words(text: str) -> list[str]:
    """The words of a text in lower case, numbers left out."""
    return WORD.findall(text.lower())


@lru_cache(maxsize=len(LANGUAGES))
def function_words(language: str) -> frozenset[str]:
    """The commonest words of a language, from jusText."""
    return frozenset(justext.get_stoplist(LANGUAGES[language]))


def language_of(text: str) -> str:
    """The language whose function words cover most of the text; English where none does."""
    found = words(text)[:2000]
    shares = {code: sum(word in function_words(code) for word in found) for code in LANGUAGES}
    return max(shares, key=lambda code: shares[code])


def body(lines: list[Line]) -> tuple[list[int], str]:
    """The indexes of the body paragraphs, and the language they are in. None where there is no article."""
    long = [line.text for line in lines if len(line.text.split()) >= LONG and not speaks_to_visitor(line.text)]
    language = language_of(" ".join(long) or " ".join(line.text for line in lines))
    cyrillic = _other_script(" ".join(long))
    times = Counter(line.text for line in lines)
    kinds: list[str] = []
    for index, line in enumerate(lines):
        foreign = bool(long) and (_other_script(line.text) != cyrillic or _foreign(line.text, language))
        repeated = times[line.text] > 1 and (len(line.text.split()) < LONG or line in lines[:index])
        in_list = (line.kind == "item" or bool(BULLET.match(line.text))) and _introduced(lines, kinds, index)
        kinds.append(_judge(line, repeated=repeated or foreign, in_list=in_list))
    start, end = _heaviest(lines, kinds)
    chosen = [index for index in range(start, end) if kinds[index] == "prose"]
    enough = sum(len(lines[index].text.split()) for index in chosen) >= ARTICLE
    return (chosen if enough else []), language


def speaks_to_visitor(text: str) -> bool:
    """Whether it is said by the site to its visitor: notices, prompts, credits, rights. Quoted speech does not count."""
    plain = QUOTED.sub(" ", text)
    if CREDIT.search(text) and len(text.split()) <= 2 * LONG:
        return True
    if RIGHTS.search(plain) or PROMPT.match(text):
        return True
    return bool(INTERFACE.search(plain) and VISITOR.search(plain)) or text.startswith(("{", "[{", "<"))


def _judge(line: Line, *, repeated: bool, in_list: bool) -> str:
    """`prose`, or the name of the penalty."""
    text, count = line.text, len(line.text.split())
    if END.match(text) and (count <= FEWEST_WORDS or text.startswith("(")):
        return "end"
    if ASIDE.match(text) and count <= 4 * FEWEST_WORDS and not text.endswith("."):
        return "aside"
    if speaks_to_visitor(text):
        return "chrome"
    if repeated or line.kind == "heading" or not _prose(text, in_list=in_list):
        return "short" if count < FEWEST_WORDS else "line"
    return "prose"


def _prose(text: str, *, in_list: bool) -> bool:
    count = len(text.split())
    letters = sum(character.isalpha() for character in text)
    if letters < len(text) * 0.6 or len(re.findall(r"\s[|·•/]\s|\t", text)) > 1:
        return False
    if in_list:
        return count >= FEWEST_WORDS - 1
    question = text.endswith("?") and count <= 10  # a sub-heading more often than a paragraph
    capitals = sum(word[:1].isupper() for word in text.split())
    if count < FEWEST_WORDS or question or capitals > 0.75 * count:
        return False
    return bool(ENDING.search(text)) or text.endswith((":", ";")) or count >= LONG


def _introduced(lines: list[Line], kinds: list[str], index: int) -> bool:
    """Whether the list this item belongs to follows a sentence that ends in a colon, so that it is part of the text."""
    before = index - 1
    while before >= 0 and kinds[before] == "prose" and (lines[before].kind == "item" or BULLET.match(lines[before].text)):
        before -= 1
    return before >= 0 and kinds[before] == "prose" and lines[before].text.endswith(":")


def _other_script(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return len(OTHER_SCRIPT.findall(text)) * 2 > letters


def _foreign(text: str, language: str) -> bool:
    """Whether a line of some length has too few function words to be a sentence in this language."""
    found = words(text)
    if len(found) < LANGUAGE_LINE:
        return False
    return sum(word in function_words(language) for word in found) < DENSITY * len(found)


def _heaviest(lines: list[Line], kinds: list[str]) -> tuple[int, int]:
    """The run of lines with the largest sum; of equal ones the first."""
    best, total, start, chosen = 0, 0, 0, (0, 0)
    for index, (line, kind) in enumerate(zip(lines, kinds, strict=True)):
        total += len(line.text.split()) if kind == "prose" else -PENALTIES[kind]
        if total <= 0:
            total, start = 0, index + 1
        elif total > best:
            best, chosen = total, (start, index + 1)
    return chosen[0], _extended(kinds, chosen[1])


def _extended(kinds: list[str], end: int) -> int:
    """Takes in short last paragraphs that stand behind an inserted headline or two, but nothing behind a notice."""
    for index in range(end, len(kinds)):
        if kinds[index] in ("end", "chrome") or index - end >= INSERTED + 1:
            break
        if kinds[index] == "prose":
            end = index + 1
    return end
