"""Privacy of the built site: nothing asked of other hosts, nothing stored or sent, and a policy that says so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from scripts.checks.built.site import Site
from scripts.findings import Finding, found
from scripts.model import confirmation

LOADED_LINKS = frozenset((
    "stylesheet", "icon", "preload", "modulepreload", "prefetch", "preconnect", "dns-prefetch", "manifest",
    "apple-touch-icon", "mask-icon", "prerender",
))  # fmt: skip
LOADING = ("src", "srcset", "poster", "data", "background", "action", "formaction", "ping")
OTHER_HOST = re.compile(r"(?:https?:|wss?:)?//[^\s,'\")]+", re.I)
STYLE_ADDRESS = re.compile(r"(?:url\(\s*|@import\s+)[\"']?((?:https?:)?//[^\s\"')]+)", re.I)
FORBIDDEN = re.compile(
    r"\b(?:localStorage|sessionStorage|indexedDB|caches\.open|document\s*\.\s*cookie|cookieStore|XMLHttpRequest"
    r"|sendBeacon|WebSocket|EventSource|RTCPeerConnection|serviceWorker|importScripts)\b"
    r"|\b(?:fetch|eval)\s*\(|\bnew\s+Function\s*\(|\bimport\s*\("
)
POLICY = ("default-src 'none'", "connect-src 'none'", "form-action 'none'", "base-uri 'none'")
SCRIPTS = ("script-src 'self'", "require-trusted-types-for 'script'")
"""What the policy of a page with scripts says besides: only files of our own, and no text becomes one."""


def nothing_from_another_host(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        for element, line in page.elements("//*[@*]"):
            for address in _loaded(element):
                if OTHER_HOST.match(address):
                    yield found("BS-013", page.at, line, address=address)
        for element, line in page.elements("//style | //*[@style]"):
            for hit in STYLE_ADDRESS.finditer(f"{element.text or ''} {element.get('style', '')}"):
                yield found("BS-013", page.at, line, address=hit[1])
    for path, text in site.styles.items():
        for hit in STYLE_ADDRESS.finditer(text):
            yield found("BS-013", f"site/{path}", _line(text, hit.start()), address=hit[1])


def links_out_say_nothing(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        for link, line in page.elements("//a[@href]"):
            address = link.get("href").strip()
            if OTHER_HOST.match(address) and "noreferrer" not in link.get("rel", "").split():
                yield found("BS-014", page.at, line, address=address)


def policy_is_there(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        metas = page.tree.xpath("//meta[@http-equiv]")
        said = [m.get("content", "") for m in metas if m.get("http-equiv").lower() == "content-security-policy"]
        parts = {" ".join(part.split()) for policy in said for part in policy.split(";")}
        wanted = POLICY + (SCRIPTS if page.tree.xpath("//script") else ())
        missing = [part for part in wanted if part not in parts]
        if missing:
            yield found("BS-015", page.at, 1, missing="; ".join(missing))
        for words in sorted({word for part in parts for word in part.split() if word.startswith("'unsafe-")}):
            yield found("BS-050", page.at, 1, words=words)


def pages_name_no_referrer(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        said = [" ".join(content.split()).lower() for content in page.tree.xpath("//meta[@name='referrer']/@content")]
        if said != ["no-referrer"]:
            yield found("BS-051", page.at)


def scripts_are_files(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        for _, line in page.elements("//script[not(@src)]"):
            yield found("BS-052", page.at, line)


def nothing_stored_or_sent(site: Site) -> Iterator[Finding]:
    for path, text in site.scripts.items():
        for hit in FORBIDDEN.finditer(text):
            yield found("BS-016", f"site/{path}", _line(text, hit.start()), words=hit[0].strip("( "))
    for page in site.pages.values():
        for script, line in page.elements("//script[not(@src)]"):
            for hit in FORBIDDEN.finditer(script.text or ""):
                yield found("BS-016", page.at, line + (script.text or "").count("\n", 0, hit.start()), words=hit[0])


def no_script_in_attributes(site: Site) -> Iterator[Finding]:
    for page in site.pages.values():
        for element, line in page.elements("//*[@*]"):
            for name, value in element.attrib.items():
                if name.lower().startswith("on") or value.strip().lower().startswith("javascript:"):
                    yield found("BS-017", page.at, line, name=name)


def only_published_numbers_can_be_called(site: Site) -> Iterator[Finding]:
    numbers = {service.number.replace(" ", "") for service in confirmation.published(site.library)}
    for page in site.pages.values():
        for link, line in page.elements("//a[starts-with(@href, 'tel:')]"):
            number = link.get("href").removeprefix("tel:")
            if number not in numbers:
                yield found("BS-018", page.at, line, number=number)


RULES = (
    nothing_from_another_host, links_out_say_nothing, policy_is_there, pages_name_no_referrer, nothing_stored_or_sent,
    no_script_in_attributes, scripts_are_files, only_published_numbers_can_be_called,
)  # fmt: skip


def _loaded(element: etree._Element) -> Iterator[str]:
    """Addresses a browser asks for by itself, or sends a form to, because of this element."""
    for name in LOADING:
        for address in (element.get(name) or "").split(","):
            yield address.strip()
    if element.tag == "link" and LOADED_LINKS.intersection((element.get("rel") or "").lower().split()):
        yield (element.get("href") or "").strip()
    if element.tag in ("use", "image", "feimage"):
        yield (element.get("href") or element.get("xlink:href") or "").strip()
    if element.tag == "meta" and (element.get("http-equiv") or "").lower() == "refresh":
        yield (element.get("content") or "").partition("=")[2].strip()


def _line(text: str, offset: int) -> int:
    return text.count("\n", 0, offset) + 1
