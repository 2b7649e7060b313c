"""Lindala's story: cases walk through the one door to every state, two at least of each."""

from datetime import date
from typing import Any

from accounts.ids import drawn_from
from accounts.models import Person
from registry.cases import flow, messages
from registry.cases.effects import Application
from registry.cases.models import Case
from registry.demo.lindala import RESPONSIBLE
from registry.demo.settling import Lindala, enter, grant, settle
from registry.register import upkeep
from registry.register.models import SocialAccount
from registry.register.naming import Named, written
from registry.register.platforms import recognise_on

REASON = "Syftet är tydligt, kontot ger invånarna ett mervärde och det finns personer och tid för det."


def tell(on: date) -> Lindala:
    """Makes Lindala as on a day; the same day gives the same ids and texts."""
    town = Lindala(on)
    with drawn_from(f"lindala {on.isoformat()}"):
        settle(town)
        grant(town)
        enter(town)
        for chapter in (published, approved, submitted, returned, declined, withdrawn, drafts, late_changes):
            chapter(town)
    return town


def said(
    town: Lindala, where: str, platform: str, handle: str, name: str, purpose: str, **more: Any
) -> tuple[Application, dict[str, Any]]:
    """What a form says about an account, with its raw text."""
    read = recognise_on(platform, handle)
    responsible, deputy = RESPONSIBLE[where]
    manager = more.pop("manager", "")
    facts: dict[str, Any] = {
        "watched": "Vardagar 8–16",
        "replies_within_hours": 24,
        "pace": "weekly",
        "shows_people": "no",
        "audience": "Barn 8–15 år och deras vårdnadshavare",
        "added_value": "De vi vill nå hittar inte till kommunens andra konton.",
        **more,
    }
    people = {
        "responsible": town.people[responsible],
        "deputy": town.people[deputy or "kommunikator"],
        "manager": town.people[manager] if manager else None,
    }
    application = Application(
        department=town.departments[where],
        read=read,
        platform=platform,
        name=name,
        purpose=purpose,
        responsible=named(people["responsible"]),
        deputy=named(people["deputy"]),
        manager=named(people["manager"]) if people["manager"] else None,
        **facts,
    )
    form = {
        "department": str(town.departments[where].pk),
        "address": read.url,
        "platform": platform,
        "name": name,
        "purpose": purpose,
        **{part: written(person) for part, person in people.items()},
        **{key: str(value) for key, value in facts.items()},
        "promise": "on",
    }
    return application, form


def named(person: Person | None) -> Named:
    """A person as a form names them."""
    assert person is not None
    return Named(person.email, person.name)


def send(town: Lindala, kind: str, by: str, ago: int, what: tuple[Application, dict[str, Any]]) -> Case:
    """Somebody begins a case and sends it in."""
    application, form = what
    person = town.people[by]
    draft = flow.open_case(kind, by=person, at=town.at(ago, 13, 30), form=form)
    return flow.take(draft, "submit", by=person, at=town.at(ago, 13, 40), application=application, form=form)


def go(town: Lindala, case: Case, verb: str, by: str, ago: int, hour: int = 9, **texts: Any) -> Case:
    """Somebody takes one step with a case."""
    return flow.take(case, verb, by=town.people[by], at=town.at(ago, hour, 12), texts=texts)


def texts_of(case: Case) -> dict[str, Any]:
    """What the decider leaves for the list."""
    account = case.account
    assert account is not None
    return {
        "reason": REASON,
        "name": account.name,
        "description": account.purpose,
        "theme": "bibliotek-kultur",
    }


def published(town: Lindala) -> None:
    """Two that are in the list: one reported, one applied for and then opened."""
    what = said(
        town,
        "Kulturskolan",
        "facebook",
        "kulturskolanlindala.dans",
        "Dans på Kulturskolan",
        "Visa danslektioner och locka fler till dansen.",
    )
    case = send(town, "report", "handlaggare", 60, what)
    go(town, case, "approve", "kommunikationschef", 57, **texts_of(case))
    what = said(
        town,
        "Ekskolan",
        "youtube",
        "@ekskolanlindala",
        "Ekskolans filmer",
        "Elevernas filmer, textade på svenska.",
    )
    case = send(town, "application", "handlaggare.skola", 50, what)
    case = go(town, case, "recommend", "kommunikator", 48, recommendation="Tydligt syfte, resurser finns.")
    case = go(
        town, case, "approve", "kommunikationschef", 47, **{**texts_of(case), "theme": "forskola-skola"}
    )
    go(town, case, "publish", "handlaggare.skola", 12, address="https://www.youtube.com/@ekskolanlindala")


def approved(town: Lindala) -> None:
    """Two that wait for their address."""
    what = said(
        town,
        "Lindala museum",
        "tiktok",
        "lindalamuseum",
        "Lindala museum",
        "Korta filmer om föremål ur samlingarna.",
    )
    case = send(town, "application", "handlaggare", 30, what)
    case = go(
        town,
        case,
        "recommend",
        "kommunikator",
        29,
        recommendation="Bra komplement till museets andra konton.",
    )
    go(town, case, "approve", "kommunikationschef", 27, **texts_of(case), conditions="Filmerna textas.")
    what = said(
        town,
        "Vuxenutbildningen",
        "instagram",
        "vuxlindala",
        "Vuxenutbildningen Lindala",
        "Visa vilka kurser som startar.",
    )
    case = send(town, "application", "handlaggare.skola", 20, what)
    go(town, case, "approve", "stabschef", 18, **{**texts_of(case), "theme": "forskola-skola"})


def submitted(town: Lindala) -> None:
    """Four that wait: recommended, new, late, and one that the chief is barred from."""
    what = said(
        town, "Kulturskolan", "instagram", "kulturskolanlindala", "Kulturskolan Lindala",
        "Visa vad eleverna gör och få fler barn att söka till kulturskolan.",
        added_value="Kön till dans och teater är kort; många vet inte att kurserna finns.",
        manager="chef.bibliotek",
    )  # fmt: skip
    case = send(town, "application", "handlaggare", 4, what)
    go(town, case, "recommend", "kommunikator", 2, 10, recommendation="Tydligt syfte, resurser finns.")
    messages.write(
        case, text="Vem tar över när rektorn är ledig?", by=town.people["kommunikator"], at=town.at(2, 10, 31)
    )
    what = said(
        town,
        "Björkskolan",
        "tiktok",
        "bjorkskolanlindala",
        "Björkskolan i Lindala",
        "Elevrådets egna filmer.",
    )
    send(town, "application", "handlaggare.skola", 18, what)
    what = said(
        town,
        "Ungdomens hus",
        "twitch",
        "ungdomenshuslindala",
        "Ungdomens hus Lindala",
        "Sända våra spelkvällar.",
    )
    send(town, "report", "handlaggare", 1, what)
    what = said(
        town,
        "Kommunledningskontoret",
        "bluesky",
        "lindala.bsky.social",
        "Lindala kommun",
        "Nyheter för dem som har lämnat X.",
    )
    application, form = what
    barred = Application(**{**vars(application), "responsible": named(town.people["kommunikationschef"])})
    send(
        town,
        "application",
        "kommunikator",
        3,
        (barred, {**form, "responsible": written(town.people["kommunikationschef"])}),
    )


def returned(town: Lindala) -> None:
    """One for each account coordinator."""
    what = said(
        town, "Lindala simhall", "youtube", "@lindalasimhall", "Lindala simhall", "Filmer från simskolan."
    )
    case = send(town, "application", "handlaggare", 9, what)
    go(town, case, "return", "kommunikator", 7, missing="Vem bevakar kontot på loven?")
    what = said(
        town,
        "Östra skolan",
        "youtube",
        "@ostraskolanlindala",
        "Östra skolan i Lindala",
        "Filmer från skolan.",
    )
    case = send(town, "application", "handlaggare.skola", 8, what)
    go(town, case, "return", "kommunikator", 6, missing="Varför räcker inte skolans Facebook?")


def declined(town: Lindala) -> None:
    """Two that were declined, with what to do instead."""
    what = said(
        town,
        "Stadsbiblioteket",
        "x",
        "lindalabibliotek",
        "Lindala stadsbibliotek",
        "Korta nyheter från biblioteket.",
    )
    case = send(town, "application", "handlaggare", 90, what)
    go(
        town,
        case,
        "decline",
        "kommunikationschef",
        85,
        reason="Kommunens konto på X når samma personer. Använd det.",
    )
    what = said(
        town, "Lindala gymnasium", "snapchat", "lindalagymnasium", "Lindala gymnasium", "Nå eleverna snabbt."
    )
    case = send(town, "application", "handlaggare.skola", 80, what)
    go(
        town,
        case,
        "decline",
        "stabschef",
        76,
        reason="Det är inte avsatt tillräckligt med tid för inlägg och svar.",
    )


def withdrawn(town: Lindala) -> None:
    """Two that were taken back."""
    what = said(
        town, "Lindala museum", "pinterest", "lindalamuseum", "Lindala museum", "Samla bilder ur arkivet."
    )
    case = send(town, "application", "handlaggare", 70, what)
    go(town, case, "withdraw", "handlaggare", 68, reason="Vi väntar till nästa år.")
    what = said(
        town,
        "Förskolan Solrosen",
        "facebook",
        "forskolansolrosen",
        "Förskolan Solrosen",
        "Nyheter för vårdnadshavare.",
    )
    case = send(town, "application", "handlaggare.skola", 66, what)
    go(town, case, "withdraw", "handlaggare.skola", 65)


def drafts(town: Lindala) -> None:
    """One begun by each account coordinator."""
    flow.open_case(
        "application",
        by=town.people["handlaggare"],
        at=town.at(1, 15),
        form={"platform": "tiktok", "name": "Kulturskolan", "purpose": "Visa elevernas danser."},
    )
    flow.open_case(
        "report",
        by=town.people["handlaggare.skola"],
        at=town.at(0, 8),
        form={"address": "https://www.instagram.com/vuxenutbildningen.lindala/", "purpose": ""},
    )


def late_changes(town: Lindala) -> None:
    """What departments have changed lately, one of which the unit has not seen."""
    account = SocialAccount.objects.get(key="instagram:lindalabibliotek")
    upkeep.change(
        account, {"watched": "Vardagar 10–18"}, by=town.people["chef.bibliotek"], at=town.at(3, 9, 14)
    )
    account = SocialAccount.objects.get(key="facebook:ekskolanlindala")
    upkeep.change(
        account,
        {"followers": 640, "watched": "Vardagar 7–16"},
        by=town.people["handlaggare.skola"],
        at=town.at(0, 7, 50),
    )
