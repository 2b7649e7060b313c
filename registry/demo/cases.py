"""The cases of Lindala: what each says, who sent it in, and the steps it has taken since. Days are days ago."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

CULTURE, SCHOOL = "handlaggare", "handlaggare.skola"
CHIEF, SUPERIOR, COMMUNICATOR = "kommunikationschef", "stabschef", "kommunikator"


@dataclass(frozen=True)
class Step:
    """One verb by somebody, some days ago at an hour; `texts` are what the confirm page asked."""

    verb: str
    by: str
    ago: int
    texts: Mapping[str, Any] = field(default_factory=dict)
    hour: int = 9


@dataclass(frozen=True)
class Told:
    """One case; `facts` are answers that differ from the usual ones."""

    kind: str
    by: str
    ago: int
    where: str
    platform: str
    handle: str
    name: str
    purpose: str
    steps: tuple[Step, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


GOOD = {"recommendation": "Tydligt syfte, resurser finns."}
SKOLA = {"theme": "forskola-skola"}

# fmt: off
CASES: tuple[Told, ...] = (
    # In the list: one reported, one applied for and then opened.
    Told("report", CULTURE, 60, "Kulturskolan", "facebook", "kulturskolanlindala.dans", "Dans på Kulturskolan",
         "Visa danslektioner och locka fler till dansen.",
         (Step("approve", CHIEF, 57, {"theme": "bibliotek-kultur"}),)),
    Told("application", SCHOOL, 50, "Ekskolan", "youtube", "@ekskolanlindala", "Ekskolans filmer",
         "Elevernas filmer, textade på svenska.",
         (Step("recommend", COMMUNICATOR, 48, GOOD), Step("approve", CHIEF, 47, SKOLA),
          Step("publish", SCHOOL, 12, {"address": "https://www.youtube.com/@ekskolanlindala"}))),
    # Approved, waiting for their address.
    Told("application", CULTURE, 30, "Lindala museum", "tiktok", "lindalamuseum", "Lindala museum",
         "Korta filmer om föremål ur samlingarna.",
         (Step("recommend", COMMUNICATOR, 29, {"recommendation": "Bra komplement till museets andra konton."}),
          Step("approve", CHIEF, 27, {"conditions": "Filmerna textas."}))),
    Told("application", SCHOOL, 20, "Vuxenutbildningen", "instagram", "vuxlindala", "Vuxenutbildningen Lindala",
         "Visa vilka kurser som startar.", (Step("approve", SUPERIOR, 18, SKOLA),)),
    # Sent in: recommended, late, new, and one that the chief is barred from.
    Told("application", CULTURE, 4, "Kulturskolan", "instagram", "kulturskolanlindala", "Kulturskolan Lindala",
         "Visa vad eleverna gör och få fler barn att söka till kulturskolan.",
         (Step("recommend", COMMUNICATOR, 2, GOOD, hour=10),
          Step("message", COMMUNICATOR, 2, {"text": "Vem tar över när rektorn är ledig?"}, hour=11)),
         {"added_value": "Kön till dans och teater är kort; många vet inte att kurserna finns.",
          "manager": "chef.bibliotek"}),
    Told("application", SCHOOL, 18, "Björkskolan", "tiktok", "bjorkskolanlindala", "Björkskolan i Lindala",
         "Elevrådets egna filmer."),
    Told("report", CULTURE, 1, "Ungdomens hus", "twitch", "ungdomenshuslindala", "Ungdomens hus Lindala",
         "Sända våra spelkvällar."),
    Told("application", COMMUNICATOR, 3, "Kommunledningskontoret", "bluesky", "lindala.bsky.social",
         "Lindala kommun", "Nyheter för dem som har lämnat X.", (),
         {"responsible": CHIEF, "deputy": "tf.kommunikationschef", "manager": SUPERIOR}),
    # Returned: one for each account coordinator.
    Told("application", CULTURE, 9, "Lindala simhall", "youtube", "@lindalasimhall", "Lindala simhall",
         "Filmer från simskolan.", (Step("return", COMMUNICATOR, 7, {"missing": "Vem bevakar kontot på loven?"}),)),
    Told("application", SCHOOL, 8, "Östra skolan", "youtube", "@ostraskolanlindala", "Östra skolan i Lindala",
         "Filmer från skolan.",
         (Step("return", COMMUNICATOR, 6, {"missing": "Varför räcker inte skolans Facebook?"}),)),
    # Declined, with what to do instead.
    Told("application", CULTURE, 90, "Stadsbiblioteket", "x", "lindalabibliotek", "Lindala stadsbibliotek",
         "Korta nyheter från biblioteket.",
         (Step("decline", CHIEF, 85, {"reason": "Kommunens konto på X når samma personer. Använd det."}),)),
    Told("application", SCHOOL, 80, "Lindala gymnasium", "snapchat", "lindalagymnasium", "Lindala gymnasium",
         "Nå eleverna snabbt.",
         (Step("decline", SUPERIOR, 76,
               {"reason": "Det är inte avsatt tillräckligt med tid för inlägg och svar."}),)),
    # Taken back.
    Told("application", CULTURE, 70, "Lindala museum", "pinterest", "lindalamuseum", "Lindala museum",
         "Samla bilder ur arkivet.", (Step("withdraw", CULTURE, 68, {"reason": "Vi väntar till nästa år."}),)),
    Told("application", SCHOOL, 66, "Förskolan Solrosen", "facebook", "forskolansolrosen", "Förskolan Solrosen",
         "Nyheter för vårdnadshavare.", (Step("withdraw", SCHOOL, 65),)),
)

DRAFTS: tuple[tuple[str, str, int, Mapping[str, str]], ...] = (
    ("application", CULTURE, 1,
     {"platform": "tiktok", "name": "Kulturskolan", "purpose": "Visa elevernas danser."}),
    ("report", SCHOOL, 1, {"address": "https://www.instagram.com/vuxenutbildningen.lindala/"}),
)

CHANGES: tuple[tuple[str, str, int, Mapping[str, Any]], ...] = (
    ("instagram:lindalabibliotek", "chef.bibliotek", 3, {"watched": "Vardagar 9–18", "replies_within_hours": 24}),
    ("facebook:ekskolanlindala", SCHOOL, 1, {"watched": "Vardagar 7–16", "followers": 640}),
)
"""What departments have changed lately, and the unit has not seen."""
# fmt: on
