"""What a site says to its visitor rather than to the reader of the article: notices, prompts, rights, offers.

The lists hold what sites say to visitors, not what any one site says.
"""

import re

from generator.news.scripts import size
from generator.news.words import form_of

USUAL_NOTICE = 25  # words: twice that much is the longest notice
IN_QUOTATION_MARKS = re.compile(r"[\"“„«”][^\"“”„«»]*[\"”“»]")


def speaks_to_visitor(text: str) -> bool:
    """Whether it is said by the site to its visitor: notices, prompts, rights. Quoted speech does not count.

    A sentence in the first person that names a website or a letter by e-mail is somebody's statement, not a notice.
    """
    plain, count = IN_QUOTATION_MARKS.sub(" ", text), size(text)
    if form_of("rights_reserved").search(plain) or form_of("prompt").match(text) or text.startswith(("{", "[{", "<")):
        return True
    if form_of("cookies").search(plain) and count <= 2 * USUAL_NOTICE:
        return True
    if not form_of("visitor").search(plain):
        return False
    offers = form_of("of_site").findall(plain) + (
        form_of("channel").findall(plain) if form_of("addressed").search(plain) else []
    )
    site, medium = {word.lower() for word in offers}, {word.lower() for word in form_of("medium").findall(plain)}
    enough = 1 if count <= 2 * USUAL_NOTICE else 2
    if not site and not form_of("addressed").search(plain):
        return False
    return len(site) >= enough or len(site | medium) > enough + (not site)
