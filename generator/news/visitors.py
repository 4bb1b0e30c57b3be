"""What a site says to its visitor rather than to the reader of the article: notices, prompts, rights, offers.

The lists hold what sites say to visitors, not what any one site says.
"""

import re

from generator.news.scripts import size

USUAL_NOTICE = 25  # words: twice that much is the longest notice
IN_QUOTATION_MARKS = re.compile(r"[\"“„«”][^\"“”„«»]*[\"”“»]")
RIGHTS_RESERVED = re.compile(
    r"(?:^|[.!?] )(?:see|click|tap|find out more|read more) here\b|©|^\(c\)\s*(?:\d{4}|(?-i:[A-Z]))|^copyright\b"
    r"|all rights reserved"
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
# One of these, or two of `MEDIUM`, in a sentence that speaks to the visitor.
OF_SITE = re.compile(
    r"cookie|кук[иі]\b|traceur|tracker|browser|браузер|przeglądar|navigateur|javascript|newsletter|розсилк|рассылк"
    r"|inbox|subscri|abonn|abonament"
    r"|підпис(?:ка|ник|уй)|підпиш|подписк|subskry|prenumer|suscri|log ?in\b|sign (?:in|up)|anmeld|einlogg|login"
    r"|логін|zaloguj|privacy|datenschutz"
    r"|confidentialit|конфіденц|prywatno|ad ?block|app store|ctrl"
    r"|patreon|paywall|premium|consent\b"
    r"|einwillig|zustimmung|consentement|personali[sz]|personenbez|free articles?|unlimited access"
    r"|boîte mail|postfach|bolet[ií]n",
    re.IGNORECASE,
)
# By which a ministry speaks as well: they tell a notice only where the visitor is addressed.
CHANNEL = re.compile(
    r"telegram|whatsapp|facebook|instagram|youtube|viber|web ?site|webseite|сайт|e-?mail|podcast", re.IGNORECASE
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
ADDRESSED = re.compile(
    r"\b(?:[Yy]ou|[Yy]ours?|Ihre?[nrms]?|Ihnen|(?<=\w )Sie|[Vv]ous|[Vv]otre|[Vv]os|[Вв]и|вас|вам|[Вв]аш\w*|[Вв]ы"
    r"|[Tt]woj\w*|[Tt]wój|[Pp]aństw[aou]\w*|[Uu]sted\w*|tuoi?|uw)\b"
)


def speaks_to_visitor(text: str) -> bool:
    """Whether it is said by the site to its visitor: notices, prompts, rights. Quoted speech does not count.

    A sentence in the first person that names a website or a letter by e-mail is somebody's statement, not a notice.
    """
    plain, count = IN_QUOTATION_MARKS.sub(" ", text), size(text)
    if RIGHTS_RESERVED.search(plain) or PROMPT.match(text) or text.startswith(("{", "[{", "<")):
        return True
    if COOKIES.search(plain) and count <= 2 * USUAL_NOTICE:
        return True
    if not VISITOR.search(plain):
        return False
    offers = OF_SITE.findall(plain) + (CHANNEL.findall(plain) if ADDRESSED.search(plain) else [])
    site, medium = {word.lower() for word in offers}, {word.lower() for word in MEDIUM.findall(plain)}
    enough = 1 if count <= 2 * USUAL_NOTICE else 2
    if not site and not ADDRESSED.search(plain):
        return False
    return len(site) >= enough or len(site | medium) > enough + (not site)
