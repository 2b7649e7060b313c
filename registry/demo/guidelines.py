"""Lindala's guideline: the one of 2010, the one that has repealed it, and a draft that somebody has begun."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

from registry.guidelines import acknowledging, adopting, drafting
from registry.guidelines.models import Guideline

if TYPE_CHECKING:
    from registry.demo.settling import Lindala

TITLE = "Riktlinje för sociala medier"
OLD: dict[str, Any] = {
    "title": TITLE,
    "adopted_by": "Kommunstyrelsen",
    "adopted_on": date(2010, 11, 1),
    "paragraph": "246",
    "text": (
        "Lindala kommun får använda sociala medier när det ger invånarna ett mervärde.\n\n"
        "Kommunikationsenheten har en förteckning över kommunens konton. Varje konto har en ansvarig person."
    ),
    "comment_rules": (
        "Välkommen att kommentera. Vi tar bort kommentarer som bryter mot lagen eller kränker någon.\n\n"
        "Det du skriver blir en allmän handling."
    ),
}
BEGUN, ADOPTED, DECIDED, HOLDS = 33, 26, 28, 21
"""Days ago: the draft was begun, entered as adopted, decided by kommunstyrelsen, and began to hold."""

NEW: dict[str, Any] = {
    "title": TITLE,
    "adopted_by": "Kommunstyrelsen",
    "paragraph": "171",
    "diary_number": "KS 2026/88",
    "handbook": "https://www.lindala.example/handbok-sociala-medier",
    "link": "https://www.lindala.example/riktlinje-sociala-medier",
    "text": (
        "# Varför vi finns i sociala medier\n"
        "Lindala kommun använder sociala medier när det ger invånarna ett mervärde: för att berätta, svara på frågor "
        "och nå dem som inte besöker webbplatsen.\n\n"
        "# Vem som bestämmer\n"
        "Kommunikationschefen beslutar om konton startas och avslutas. Överordnad chef beslutar när "
        "kommunikationschefen inte kan.\n\n"
        "# Det här gäller för varje konto\n"
        "- Syftet är tydligt, och kontot är öppet för alla.\n"
        "- Det syns att kommunen är avsändare.\n"
        "- En person är ansvarig och minst en till kan komma in.\n"
        "- Vi läser kommentarer varje vardag och svarar senast nästa vardag.\n"
        "- Det vi tar bort dokumenterar vi.\n"
        "- Ett konto som inte används avslutas.\n\n"
        "Registret över kontona finns på kommunens webbplats."
    ),
    "comment_rules": (
        "Du är välkommen att kommentera och ställa frågor. Vi läser vardagar och svarar senast nästa vardag.\n\n"
        "Tänk på det här:\n"
        "- Håll en god ton och respektera andra.\n"
        "- Skriv inte personuppgifter, till exempel personnummer eller något om någons hälsa.\n"
        "- Skriv inte om ditt ärende här. Ring eller mejla oss i stället.\n\n"
        "Vi tar bort:\n"
        "- hot, hets mot folkgrupp och uppmaningar till brott\n"
        "- det som är stötande, kränkande eller olämpligt, och förtal\n"
        "- personuppgifter som inte ska spridas\n"
        "- bilder och texter som någon annan har rätt till\n"
        "- reklam och skräppost.\n\n"
        "Vi tar inte bort kritik. Det vi tar bort dokumenterar vi.\n\n"
        "Det du skriver blir en allmän handling hos kommunen. Vem som helst kan begära att få läsa den."
    ),
    "comment_rules_en": (
        "You are welcome to comment and to ask questions. We read on weekdays and answer by the next one.\n\n"
        "Please remember:\n"
        "- Keep a good tone and respect others.\n"
        "- Don't write personal details, such as a personal identity number or something about somebody's health.\n"
        "- Don't write about your own case here. Phone us or write an e-mail instead.\n\n"
        "We remove:\n"
        "- threats, agitation against a group of people and calls to commit crimes\n"
        "- what is offensive, insulting or improper, and defamation\n"
        "- personal details that should not be spread\n"
        "- pictures and texts that belong to somebody else\n"
        "- advertising and spam.\n\n"
        "We don't remove criticism. We document what we remove.\n\n"
        "What you write becomes a public record of the municipality. Anybody may ask to read it."
    ),
}
ADDED = (
    {
        "group": "content_and_law",
        "text_sv": "Filmer har undertexter.",
        "text_en": "Films have captions.",
        "answered_by": "communicator",
        "asked_at": "sample",
        "source": "Lag (2018:1937)",
    },
    {
        "group": "content_and_law",
        "text_sv": "Det syns när en bild, en film eller ett ljud är gjort med AI.",
        "text_en": "It can be seen when a picture, a film or a sound is made with AI.",
        "answered_by": "responsible",
        "asked_at": "review",
        "source": "",
    },
)
REMOVED = ("graphic_profile",)
REWORDED = {"replies": "Frågor får svar senast nästa vardag, eller så syns det när svaret kommer."}

READ = (
    # Who has said that they have read it, so many days ago.
    ("kommunikator", 26),
    ("rektor.kulturskolan", 25),
    ("museichef", 25),
    ("rektor.ekskolan", 24),
    ("handlaggare.skola", 24),
    ("socialchef", 23),
    ("naringslivschef", 22),
    ("gatuchef", 21),
    ("rektor.gymnasiet", 19),
    ("bygglovschef", 17),
    ("energi.kommunikator", 15),
    ("simhallschef", 12),
    ("familjecentralen.chef", 10),
)
DRAFT, DRAFTED = {"paragraph": "", "comment_rules_en": ""}, 4
"""What the draft of the next version has not got yet, and how many days ago it was begun."""


Step = Callable[[datetime], object]


def tell(town: Lindala, add: Callable[[datetime, Step], None]) -> None:
    """The unit writes a new guideline and the chief enters it; some of those responsible have read it since."""
    writer, chief = town.people["kommunikator"], town.people["kommunikationschef"]
    days = {
        name: town.on - timedelta(days=ago) for name, ago in (("adopted_on", DECIDED), ("valid_from", HOLDS))
    }
    made: list[Guideline] = []

    def begin(at: datetime) -> None:
        made.append(drafting.begin({**NEW, **days}, by=writer, at=at))

    def require(at: datetime) -> None:
        for added in ADDED:
            drafting.add_requirement(made[0], added, by=writer, at=at)
        for key in REMOVED:
            drafting.remove_requirement(made[0], key, by=writer, at=at)
        for key, text in REWORDED.items():
            row = made[0].requirements.get(key=key)
            said = {name: getattr(row, name) for name in ADDED[0]}
            drafting.change_requirement(made[0], key, {**said, "text_sv": text}, by=writer, at=at)

    def read(name: str) -> Step:
        return lambda at: acknowledging.acknowledge(made[0], by=town.people[name], at=at)

    def draft(at: datetime) -> None:
        drafting.begin({**drafting.beginning(), **DRAFT}, by=writer, at=at)

    add(town.at(BEGUN, 9, 20), begin)
    add(town.at(BEGUN - 1, 13, 5), require)
    add(town.at(ADOPTED, 8, 30), lambda at: adopting.adopt(made[0], by=chief, at=at))
    for name, ago in READ:
        add(town.at(ago, 15, 45), read(name))
    add(town.at(DRAFTED, 14, 15), draft)
