"""Moves about a page as somebody without a mouse does."""

from playwright.sync_api import Page, expect


def reach(page: Page, selector: str, *, most: int) -> None:
    """Press Tab until a field has the focus, at most so many times."""
    wanted = page.locator(selector).first
    expect(wanted).to_be_visible()
    for _ in range(most):
        if wanted.evaluate("one => one === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{selector} can't be reached with the Tab key")
