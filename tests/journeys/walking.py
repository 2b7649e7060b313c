"""What the stories share: filling in a form as a person does, pressing a button, reading what a page says."""

from typing import Any

from playwright.sync_api import Page, expect

from registry.demo.settling import Lindala

REPORTED = "https://www.instagram.com/lindalamuseum.barn/?hl=sv"
PURPOSE = "Tips om vad barn kan se och prova på museet."


def named(lindala: Lindala, name: str) -> str:
    """Somebody of Lindala, as a form's field for a person is filled in."""
    person = lindala.people[name]
    return f"{person.name}, {person.email}"


def report(lindala: Lindala, **changes: Any) -> dict[str, Any]:
    """The seven answers about an account that Lindala museum has already."""
    said = {
        "department": str(lindala.departments["Lindala museum"].pk),
        "address": REPORTED,
        "purpose": PURPOSE,
        "responsible": named(lindala, "museichef"),
        "deputy": named(lindala, "handlaggare"),
        "watched": "Vardagar 10–17",
        "replies_within_hours": "48",
        "promise": True,
    }
    return {**said, **changes}


def application(lindala: Lindala, **changes: Any) -> dict[str, Any]:
    """The twelve answers about an account that Stadsbiblioteket wants."""
    said = {
        "department": str(lindala.departments["Stadsbiblioteket"].pk),
        "platform": "tiktok",
        "name": "Sagostunden i Lindala",
        "purpose": "Korta sagor på många språk.",
        "audience": "Barn 3–6 år och deras vårdnadshavare",
        "added_value": "De hittar inte till bibliotekets andra konton.",
        "responsible": named(lindala, "chef.bibliotek"),
        "deputy": named(lindala, "bibliotekarie"),
        "manager": named(lindala, "chef.bibliotek"),
        "watched": "Vardagar 9–17",
        "replies_within_hours": "24",
        "pace": "weekly",
        "shows_people": "no",
        "promise": True,
    }
    return {**said, **changes}


def fill(page: Page, answers: dict[str, Any]) -> None:
    """Fills in a form, whatever each of its fields is."""
    for name, answer in answers.items():
        field = page.locator(f"[name={name}]")
        kind = field.first.evaluate("field => field.type")
        if kind == "checkbox":
            field.set_checked(answer)
        elif kind == "radio":
            page.locator(f"[name={name}][value={answer}]").check()
        elif kind == "select-one":
            field.select_option(answer)
        else:
            field.fill(answer)


def values(page: Page, *names: str) -> dict[str, str]:
    """What stands in the fields of a form."""
    return {name: page.locator(f"[name={name}]").input_value() for name in names}


def press(page: Page, words: str) -> None:
    """Presses the button, or follows the link that looks like one, that says just this."""
    button = page.get_by_role("button", name=words, exact=True)
    button.or_(page.get_by_role("link", name=words, exact=True)).click()
    # On a busy machine the next page is there before all of it is.
    page.wait_for_load_state()


def heading(page: Page) -> str:
    """The page's own heading."""
    return page.locator("main h1").evaluate(
        "title => title.firstChild.textContent.trim() || title.innerText.trim()"
    )


def said(page: Page) -> list[str]:
    """What the page says of the act before it."""
    return [" ".join(text.split()) for text in page.locator(".messages .notice").all_inner_texts()]


def happened(page: Page) -> list[str]:
    """The history of a case in sentences, the oldest first."""
    return [text.strip() for text in page.locator(".timeline__what").all_inner_texts()][::-1]


def waits(page: Page) -> dict[str, list[str]]:
    """The desk: what waits under each heading."""
    cards = page.locator("main section.card").filter(has=page.locator(".row__title"))
    return {
        card.locator("h2").inner_text().strip(): [
            title.strip() for title in card.locator(".row__title a").all_inner_texts()
        ]
        for card in cards.all()
    }


def facts(page: Page, words: str) -> dict[str, str]:
    """The facts of a card, by the words before each."""
    card = page.locator("section.card").filter(has=page.get_by_role("heading", name=words, exact=True))
    rows = card.locator("dl.facts > div").all()
    return {row.locator("dt").inner_text(): row.locator("dd").inner_text().strip() for row in rows}


def number(page: Page) -> str:
    """The number of the case whose page is open."""
    expect(page.locator(".timeline")).to_be_visible()
    return page.url.rstrip("/").rsplit("/", 1)[-1]
