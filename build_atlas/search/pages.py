"""Pages as the search engine reads them: the article alone, its words split where a reader would split them.

The engine takes « l’entreprise » for one word and knows no « œ ». A word joiner (U+2060), which it passes over, marks
every change that is made here for it, so that `docs/assets/javascripts/search-words.js` undoes them in what it shows.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from build_atlas.findings import load_findings
from build_atlas.vocabulary import Language

Group = Literal["clubs", "lessons", "places", "pages"]
GROUPS: tuple[Group, ...] = ("clubs", "lessons", "places", "pages")
"""The groups of results, in the order in which they are shown."""

PLACES = ("departements/", "regions/")
INDEX_FOLDER = "pagefind"
JOINER = "\u2060"
ARTICLE = re.compile(r"<article\b[^>]*\bdata-pagefind-body\b.*?</article>", re.DOTALL)
LANGUAGE = re.compile(r"<html\b[^>]*\blang=\"?(fr|en)\b")
APOSTROPHE = re.compile(r"(?<=\w)(?:’|'|&#39;)(?=\w)")
LIGATURES = str.maketrans(
    {letter: JOINER.join(pair) for letter, pair in zip("œŒæÆ", ("oe", "Oe", "ae", "Ae"), strict=True)}
)
UNENDED = re.compile(r"(?<![.!?…:;])</dd>")
KNOWN = re.compile(r'\bdata-known="([^"]*)"')
UNREAD = re.compile(r"<(script|style|svg|nav|form)\b.*?</\1>|<[^>]*>", re.DOTALL)


@dataclass(frozen=True, slots=True)
class IndexedPage:
    """The HTML that the engine is given for a page, and the language of its index."""

    language: Language
    content: str


def index_of(language: Language) -> str:
    """The folder of the index of one language, from the root of the whole site."""
    return f"{INDEX_FOLDER}/{language}/"


def group_of(uri: str) -> Group:
    """The group in which results of the document ``uri`` stand."""
    if uri.startswith("clubs/") and uri != "clubs/index.md":
        return "clubs"
    if uri.startswith(PLACES):
        return "places"
    return "lessons" if uri in _pages_of_lessons() else "pages"


@cache
def _pages_of_lessons() -> frozenset[str]:
    return frozenset(page.uri for page in load_findings() if not page.is_overview)


def create_indexed_page(page: str) -> IndexedPage | None:
    """What is indexed of a finished page; None for one that asks for no place in the index, such as the 404."""
    article, language = ARTICLE.search(page), LANGUAGE.search(page)
    if article is None or language is None:
        return None
    code: Language = "en" if language[1] == "en" else "fr"
    body = split_words(punctuate(article[0], code))
    return IndexedPage(code, f'<!doctype html>\n<html lang="{code}"><body>{body}</body></html>\n')


def punctuate(text: str, language: Language) -> str:
    """The text with the colons and full stops that the layout of a list of facts stands for: excerpts need them."""
    colon = " :" if language == "fr" else ":"
    return UNENDED.sub(".</dd>", text.replace("</dt>", f"{colon}</dt>"))


def split_words(text: str) -> str:
    """The text with a space after each elision (« l’ entreprise ») and without ligatures (« coeur »), both marked."""
    return APOSTROPHE.sub(f"’{JOINER} ", text).translate(LIGATURES)


def join_words(text: str) -> str:
    """The text as it was before `split_words`."""
    for letter, split in LIGATURES.items():
        text = text.replace(str(split), chr(letter))
    return text.replace(f"{JOINER} ", "")


def text_of(content: str) -> str:
    """The text of a piece of HTML that can be searched: what is read, and what else a club is known by."""
    return html.unescape(" ".join((UNREAD.sub(" ", content), *KNOWN.findall(content))))
