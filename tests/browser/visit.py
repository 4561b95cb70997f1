"""Open pages in Chromium and note whatever a reader should never meet."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Literal

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, ConsoleMessage, Dialog, Page, Request, Response

from .served import Served

Scheme = Literal["light", "dark"]
SEES_VIOLATIONS = """
window.violations = [];
document.addEventListener("securitypolicyviolation", (event) =>
  window.violations.push(`${event.violatedDirective}: ${event.blockedURI} ${event.sample}`));
"""


@dataclass
class Visit:
    """One open page and what went wrong on it."""

    page: Page
    site: str
    path: str
    faults: list[str] = field(default_factory=list)

    def check(self) -> None:
        """Fail with every fault that was noted so far."""
        faults = self.list_faults()
        assert not faults, "\n".join([self.page.url, *faults])

    def list_faults(self) -> list[str]:
        """What was noted, refused scripts included."""
        violations: list[str] = self.page.evaluate("window.violations ?? []")
        return self.faults + [f"policy: {violation}" for violation in violations]

    def overflow(self) -> int:
        """How many pixels of the page are beyond its right edge."""
        width: int = self.page.evaluate("document.documentElement.scrollWidth - window.innerWidth")
        return max(width, 0)

    def list_barriers(self) -> list[str]:
        """What axe-core has to say: rule, help, and the elements."""
        found: list[dict[str, Any]] = Axe().run(self.page).response["violations"]
        return [f"{rule['id']}: {node['html'][:160]} ({_reason(node)})" for rule in found for node in rule["nodes"][:5]]

    def note_console(self, message: ConsoleMessage) -> None:
        own = message.location["url"].partition("#")[0] == f"{self.site}{self.path}"
        if message.type in ("error", "warning") and not (own and "404 (Not Found)" in message.text):
            self.faults.append(f"console: {message.text} ({message.location['url']})")

    def note_request(self, request: Request) -> None:
        if not request.url.startswith((self.site, "data:", "blob:")):
            self.faults.append(f"other address: {request.url}")

    def note_response(self, response: Response) -> None:
        if response.status not in (200, 304) and response.url != f"{self.site}{self.path}":
            self.faults.append(f"status {response.status}: {response.url}")

    def note_failure(self, request: Request) -> None:
        if request.failure != "net::ERR_ABORTED":  # the reader went on to another page
            self.faults.append(f"failed: {request.url} {request.failure}")

    def note_error(self, error: Exception) -> None:
        self.faults.append(f"script: {error}")

    def note_dialog(self, dialog: Dialog) -> None:
        self.faults.append(f"dialog: {dialog.message}")
        dialog.dismiss()


@dataclass(frozen=True)
class Reader:
    """Somebody who opens pages of one site."""

    browser: Browser
    served: Served

    @contextmanager
    def open(
        self, path: str, *, width: int = 1280, scheme: Scheme = "light", scripts: bool = True, status: int = 200
    ) -> Iterator[Visit]:
        """A page at a width and in a colour scheme, with an empty memory; everything is noted from the start."""
        context = self.browser.new_context(
            viewport={"width": width, "height": 800},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
        )
        context.set_default_timeout(10_000)
        context.add_init_script(SEES_VIOLATIONS)
        try:
            page = context.new_page()
            visit = Visit(page, self.served.url, path)
            _listen(visit)
            answer = page.goto(f"{self.served.url}{path}", wait_until="networkidle")
            assert answer is not None
            assert answer.status == status
            yield visit
        finally:
            context.close()


def _listen(visit: Visit) -> None:
    visit.page.on("console", visit.note_console)
    visit.page.on("pageerror", visit.note_error)
    visit.page.on("request", visit.note_request)
    visit.page.on("response", visit.note_response)
    visit.page.on("requestfailed", visit.note_failure)
    visit.page.on("dialog", visit.note_dialog)


def _reason(node: dict[str, Any]) -> str:
    checks = [*node["any"], *node["all"], *node["none"]]
    return "; ".join(f"{check['message']} {json.dumps(check['data'])[:120]}" for check in checks)
