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

import justext  # type: ignore[import-untyped]

LANGUAGES = {
    "en": "English", "uk": "Ukrainian", "de": "German", "fr": "French", "pl": "Polish", "es": "Spanish", "it":
    "Italian", "ru": "Russian", "pt": "Portuguese", "nl": "Dutch", "cs": "Czech", "sk": "Slovak", "ro":
    "Romanian", "sv": "Swedish", "da": "Danish", "nb": "Norwegian_Bokmal", "fi": "Finnish", "et": "Estonian",
    "lv": "Latvian", "lt": "Lithuanian", "hu": "Hungarian", "bg": "Bulgarian", "hr": "Croatian", "sl":
    "Slovenian", "el": "Greek", "tr": "Turkish",
}  # fmt: skip
FEWEST_WORDS = 4
LONG = 25  # words: a line this long is a paragraph even if its full stop is missing
ARTICLE = 25  # words: a page with less prose has no article
SHORT_QUESTION = 12  # words
NAME = range(2, FEWEST_WORDS + 1)  # words
LANGUAGE_LINE = 8  # words: shorter lines tell nothing about their language
NAMES_ONLY = 0.75  # share of capitalised words
DENSITY = 0.2  # share of function words; prose has 0.3 to 0.6, names and slogans have fewer
PENALTIES = {"short": 1, "line": 6, "chrome": 15, "credit": 1, "aside": 8, "end": 150}
INSERTED = 5  # lines: so much may stand between two paragraphs of one article without a doubt

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
ENDING = re.compile(r"(?:[.!?…。]|[.!?…,]\s?[\"”“»’')\]]+|[\"”»]\.)\s?[\"”“»’')\]]*$")
QUOTED = re.compile(r"[\"“„«”][^\"“”„«»]*[\"”“»]")
BULLET = re.compile(r"^(?:[•‣▪●◦–—*-]|\d{1,2}[.)])\s+")
OTHER_SCRIPT = re.compile(r"[\u0370-\u1fff\u3040-\u9fff]")
CREDIT = re.compile(
    r"^\(?(?:posted|photo|image|picture|video|file photo|reporting|writing|editing|additional reporting|compiled"
    r"|translat\w+|edited"
    r"|source|caption|credits?|pics?|illustration|bild|foto|quelle|text|crédit|crédits|photo|источник|фото|джерело"
    r"|відео|ілюстрація"
    r"|źródło|zdjęcie|fot|oprac|autor\w*|author|автор|redaktion|mit material|avec|tags?|topics|теги|тема|schlagw\w+"
    r"|read time|reading time|updated|published|last modified|stand|mis à jour|оновлено|опубліковано)"
    r"\s*(?::|/|\.\s|by\b|von\b|par\b|przez\b|credit|source\b|von:)"
    r"|\((?:ap|afp|reuters|epa|getty|photo|foto|image|фото)\b[^)]*[/:][^)]*\)\.?$|getty images\W*$"
    r"|(?:photo|foto|фото|image|bild)\s?(?:by|von|:|/)\s?[^.]{2,60}\W*$|/\s?(?:ap|afp|reuters|epa|dpa|pap|getty)\W*$",
    re.IGNORECASE,
)
BYLINE = re.compile(r"^(?:by|von|par|por|di|przez|autor:?|автор:?)\s+", re.IGNORECASE)
DATE_LINE = re.compile(r"^(?:\S+\s){0,4}(?:19|20)\d\d\b(?:\W+\S+){0,3}$")
RIGHTS = re.compile(
    r"(?:^|[.!?] )(?:see|click|tap|find out more|read more) here\b|©|^\(c\)|^copyright\b|all rights reserved"
    r"|alle rechte vorbehalten"
    r"|tous droits réservés|(?:усі|всі) права (?:захищен|застереж)|все права защищ|prawa zastrzeżone"
    r"|derechos reservados|diritti riservati|(?:cookies?|privacy) policy\W*$|terms of (?:use|service)\W*$",
    re.IGNORECASE,
)
PROMPT = re.compile(
    r"^(?:(?:please )?(?:read|watch|follow|see|click|tap|listen|join|share|support|download|enter|register|accept"
    r"|enable|reload|try|choose|send"
    r"|leave|get|subscribe|sign up|log in)(?: to| for)? (?:also|us|our|your|here|on(?:line)?|this (?:page|article"
    r"|story|site|essay|text|video|episode)|(?:the )?full"
    r"|a comment|all cookies|javascript|unlimited|now|free|unlock|continue)\b|(?:read|see|watch|listen"
    r"|find out) (?:more|also|next)\b|subscribe\b"
    r"|(?:sign|log) (?:in|up)\b|lesen sie|folgen sie|melden sie|abonnieren|jetzt (?:abonn|anmeld|lesen|test"
    r"|kostenlos|registr|spend)"
    r"|hier (?:geht es|klicken|finden sie|anmelden|abonn|lesen)|mehr (?:zum thema|dazu)|zum thema\W*$|lire aussi"
    r"|à lire|abonnez|suivez|inscrivez|lisez"
    r"|cliquez|partage[rz]|читай|стежте|слідкуй|підписуй|підпиш|приєднуй|долучай|поділіться|поділитися|підтрим(?:ай"
    r"|уйт)|дивіться|завантажте|натисніть"
    r"|подписывай|подпиш|следите|смотрите|поделитесь|czytaj|zapisz się|dołącz do|obserwuj|śledź|subskryb|polub"
    r"|udostępnij|zobacz|przeczytaj|zaloguj"
    r"|masz (?:ciekaw|temat|pytan)|napisz do nas|lee también|suscríb|síguenos|compart|leggi anche|iscriviti|seguici"
    r"|condividi|lees ook|läs också|citește și"
    r"|(?:this|our) (?:site|website|page) (?:uses|is protected)|(?:this|the) (?:article|story|post|report) (?:was"
    r"|has been|is|first|originally)\b[^.]{0,40}"
    r"\b(?:updated|published|translated|reprinted|produced|appeared|amended)|dieser (?:artikel|text|beitrag) (?:ist"
    r"|wurde|stammt) (?:zuerst|aus)"
    r"|diese (?:seite|website) (?:verwendet|nutzt)|ce site utilise|цей (?:сайт|матеріал)|этот сайт"
    r"|ta strona (?:używa|korzysta)|якщо ви|если вы (?:нашли|замет)"
    r"|if you (?:notice|spot|find|like|enjoy|value)|thanks? (?:you )?for (?:reading|visiting|your)|si está interesad"
    r"|recibe |pinche|haga clic|regístr|was this (?:article|page)|did you find|diese nachricht wurde"
    r"|no time to|get a summary)",
    re.IGNORECASE,
)
# One of the first, or two of the second, in a sentence that speaks to the visitor.
SITE = re.compile(
    r"cookie|кук[иі]\b|traceur|tracker|browser|браузер|przeglądar|navigateur|javascript|newsletter|розсилк|рассылк"
    r"|inbox|subscri|abonn|abonament"
    r"|підпис(?:ка|ник|уй)|підпиш|подписк|subskry|prenumer|suscri|log ?in\b|sign (?:in|up)|anmeld|einlogg|login"
    r"|логін|zaloguj|privacy|datenschutz"
    r"|confidentialit|конфіденц|prywatno|ad ?block|telegram|whatsapp|facebook|instagram|youtube|viber|app store|ctrl"
    r"|patreon|paywall|premium|consent\b"
    r"|einwillig|zustimmung|consentement|personali[sz]|personenbez|free articles?|unlimited access|web ?site"
    r"|webseite|сайт|e-?mail|podcast|boîte mail|postfach|bolet[ií]n",
    re.IGNORECASE,
)
MEDIUM = re.compile(
    r"advertis|werbung|реклам|reklam|publicité|google|push|notification|comment|kommentar|комент|donat|account|konto"
    r"|compte|reporters?\b|journalis"
    r"|редакці|redakcj|redaktion|rédaction|page|seite\b|stron[aęy]\b|reader|leser|lecteur|читач|czytelni|registr"
    r"|зареєстр|formularz|address|search\b|partner",
    re.IGNORECASE,
)
COOKIES = re.compile(r"\bcookies?\b|кук[иі]\b", re.IGNORECASE)
VISITOR = re.compile(
    r"\b(?:[Yy]ou|[Yy]ours?|[Oo]ur|us|[Ww]e|[Ww]ir|[Uu]nser\w*|uns|Ihre?[nrms]?|Ihnen|(?<=\w )Sie|[Vv]ous|[Vv]otre"
    r"|[Vv]os|[Nn]otre|[Nn]ous|[Вв]и|вас|вам"
    r"|[Вв]аш\w*|[Нн]аш\w*|нас|нам|[Мм]и|[Вв]ы|[Мм]ы|[Tt]woj\w*|[Tt]wój|swoje|nam|[Pp]aństw[aou]\w*|[Nn]asz\w*|nas"
    r"|[Uu]sted\w*|[Nn]uestr\w*|[Nn]ostr\w*|tuoi?|uw|[Oo]nze|[Vv]år\w*)\b"
)
ASIDE = re.compile(
    r"^\W*(?:also in|related:|read (?:also|more|next)|see also|more (?:on|about|from|stories|news)|also read"
    r"|mehr zum thema|lesen sie auch"
    r"|à lire aussi|lire aussi|más información|lee también|leggi anche|sur le même|читайте також|дивіться також"
    r"|за темою|по темі|читайте также|по теме|czytaj (?:też|także|więcej)"
    r"|zobacz też|powiązane|polecamy:|verwandte|advertisement|anzeige|publicité|реклама|reklama|promoted|sponsored"
    r"|gesponsert)\b",
    re.IGNORECASE,
)
END = re.compile(
    r"^\W*(?:\d+\s)?(?:(?:reporting|writing|editing) by|related$|notes to editors|media (?:contact|enquir)|ends$"
    r"|become a member|similar articles|related (?:articles|stories|posts|topics|news|content)|previous (?:article"
    r"|post|story)|next (?:article|post|story)"
    r"|comments?\b|leave a (?:comment|reply)|post a comment|most (?:read|popular|viewed)|you (?:may|might) also"
    r"|recommended|trending|popular (?:now|news)"
    r"|latest (?:news|stories|articles)|more (?:stories|news|from)|about the author|share this|tags?\b|newsletter"
    r"|outdated browser|footer"
    r"|kommentare|meistgelesen|das könnte sie|weitere artikel|neueste|mehr aus|commentaires|articles similaires"
    r"|les plus lus|sur le même sujet"
    r"|коментар[іи]|схожі (?:новини|статті|матеріали)|останні новини|популярн[еі]|новини партнерів|інші новини"
    r"|комментари[ий]|похожие|последние новости"
    r"|komentarze|podobne|najczęściej czytane|najnowsze|polecane|polecamy$|zobacz również|comentarios|sobre la firma"
    r"|archivado en|lo más (?:visto|leído)|potrebbe interessar|i più letti|commenti|материалы по теме|reacties)",
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
    first = {line.text: index for index, line in reversed(list(enumerate(lines)))}
    kinds: list[str] = []
    for index, line in enumerate(lines):
        foreign = bool(long) and (_other_script(line.text) != cyrillic or _foreign(line.text, language))
        repeated = times[line.text] > 1 and (len(line.text.split()) < LANGUAGE_LINE or first[line.text] < index)
        in_list = (line.kind == "item" or bool(BULLET.match(line.text))) and _introduced(lines, kinds, index)
        kinds.append(_judge(line, language, repeated=repeated or foreign, in_list=in_list))
        if kinds[-1] == "prose" and _about_author(lines, index, times):
            kinds[-1] = "chrome"
    start, end = _heaviest(lines, kinds)
    chosen = [index for index in range(start, end) if kinds[index] == "prose"]
    if len(chosen) > 1 and any(
        _byline(line.text) or DATE_LINE.match(line.text) for line in lines[chosen[0] + 1 : chosen[1]]
    ):
        chosen = chosen[1:]  # what stands above the byline or the date is a summary
    enough = sum(len(lines[index].text.split()) for index in chosen) >= ARTICLE
    return (chosen if enough else []), language


def speaks_to_visitor(text: str) -> bool:
    """Whether it is said by the site to its visitor: notices, prompts, rights. Quoted speech does not count."""
    plain, count = QUOTED.sub(" ", text), len(text.split())
    if RIGHTS.search(plain) or PROMPT.match(text) or text.startswith(("{", "[{", "<")):
        return True
    if COOKIES.search(plain) and count <= 2 * LONG:
        return True
    if not VISITOR.search(plain):
        return False
    site = {word.lower() for word in SITE.findall(plain)}
    enough = 1 if count <= 2 * LONG else 2
    return len(site) >= enough or len(site | {word.lower() for word in MEDIUM.findall(plain)}) > enough + (not site)


def _judge(line: Line, language: str, *, repeated: bool, in_list: bool) -> str:
    """`prose`, or the name of the penalty."""
    text, count = line.text, len(line.text.split())
    if END.match(text) and (count <= FEWEST_WORDS or text.startswith("(")):
        return "end"
    if ASIDE.match(text) and count <= 4 * FEWEST_WORDS and not text.endswith("."):
        return "aside"
    if speaks_to_visitor(text):
        return "chrome"
    if CREDIT.search(text) and count <= LONG:
        return "credit"
    if repeated or line.kind == "heading" or not _prose(text, language, in_list=in_list):
        return "short" if count < FEWEST_WORDS else "line"
    return "prose"


def _prose(text: str, language: str, *, in_list: bool) -> bool:
    count = len(text.split())
    letters = sum(character.isalpha() for character in text)
    if letters < len(text) * 0.6 or len(re.findall(r"\s[|·•/]\s|\t", text)) > 1:
        return False
    if in_list:
        return count >= FEWEST_WORDS - 1
    question = (
        text.endswith("?") and count <= SHORT_QUESTION and not re.search(r"[,;\"“„«]", text)
    )  # a sub-heading more often than a paragraph
    capitals = sum(word[:1].isupper() for word in text.split())
    if count < FEWEST_WORDS or question or (capitals > NAMES_ONLY * count and not text.endswith(":")):
        return False
    return (
        bool(ENDING.search(text))
        or text.endswith((":", ";"))
        or (count >= LONG and _density(text, language) >= DENSITY)
    )


def _introduced(lines: list[Line], kinds: list[str], index: int) -> bool:
    """Whether the list this item belongs to follows a sentence that ends in a colon, so that it is part of the text."""
    before = index - 1
    while (
        before >= 0 and kinds[before] == "prose" and (lines[before].kind == "item" or BULLET.match(lines[before].text))
    ):
        before -= 1
    return before >= 0 and kinds[before] == "prose" and lines[before].text.endswith(":")


def _about_author(lines: list[Line], index: int, times: Counter[str]) -> bool:
    """Whether it opens with the name of the byline, or follows that name where it stands a second time."""
    before = lines[index - 1].text if index else ""
    again = times[before] > 1 and len(before.split()) in NAME and before.istitle()
    authors = filter(None, (_byline(line.text) for line in lines[:index]))
    named = any(lines[index].text.startswith(author) for author in authors)
    return again or named


def _byline(text: str) -> str:
    """The name in a line that is a byline, else nothing."""
    name = BYLINE.sub("", text)
    return name if name != text and len(name.split()) in NAME and not ENDING.search(name) else ""


def _other_script(text: str) -> bool:
    letters = sum(character.isalpha() for character in text)
    return len(OTHER_SCRIPT.findall(text)) * 2 > letters


def _density(text: str, language: str) -> float:
    found = words(text)
    return sum(word in function_words(language) for word in found) / max(1, len(found))


def _foreign(text: str, language: str) -> bool:
    """Whether a line of some length is a sentence, but of another language than the body."""
    if len(words(text)) < LANGUAGE_LINE or _density(text, language) >= DENSITY:
        return False
    return max(_density(text, other) for other in LANGUAGES) > 2 * DENSITY


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
