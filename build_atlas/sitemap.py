"""One site map for both editions: every page, and its twin as search engines ask for it (sitemaps.org 0.9)."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterator, Mapping

from build_atlas.vocabulary import Language

SITEMAP = "sitemap.xml"
NAMES = "http://www.sitemaps.org/schemas/sitemap/0.9"
XHTML = "http://www.w3.org/1999/xhtml"


def create_sitemap(texts: Mapping[Language, str]) -> str:
    """The pages of the site maps of all editions, in which the same place in the list is the same page."""
    ET.register_namespace("", NAMES)
    ET.register_namespace("xhtml", XHTML)
    pages = {language: list(_list_pages(text)) for language, text in texts.items()}
    whole = ET.Element(f"{{{NAMES}}}urlset")
    for twins in zip(*pages.values(), strict=True):
        addresses = dict(zip(pages, (address for address, _ in twins), strict=True))
        for address, changed in twins:
            whole.append(_create_page(address, changed, addresses))
    ET.indent(whole)
    return ET.tostring(whole, encoding="unicode", xml_declaration=True) + "\n"


def _list_pages(text: str) -> Iterator[tuple[str, str]]:
    """The address and the date of each page of one edition."""
    for page in ET.fromstring(text).iter(f"{{{NAMES}}}url"):
        yield page.findtext(f"{{{NAMES}}}loc", ""), page.findtext(f"{{{NAMES}}}lastmod", "")


def _create_page(address: str, changed: str, twins: Mapping[Language, str]) -> ET.Element:
    page = ET.Element(f"{{{NAMES}}}url")
    ET.SubElement(page, f"{{{NAMES}}}loc").text = address
    ET.SubElement(page, f"{{{NAMES}}}lastmod").text = changed
    for language, twin in twins.items():
        ET.SubElement(page, f"{{{XHTML}}}link", rel="alternate", hreflang=language, href=twin)
    return page
