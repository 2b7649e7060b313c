"""What Lindala's residents have tipped the municipality off about, and what it says of its website."""

from dataclasses import dataclass

from registry.tips.handling import Said

COMMUNICATOR = "kommunikator"


@dataclass(frozen=True)
class Tipped:
    """A tip that came so many days ago; `steps` were taken the day after, `outcome` two days after."""

    ago: int
    said: Said
    steps: tuple[str, ...] = ()
    outcome: str = ""
    answer: str = ""


TIPS = (
    Tipped(
        0,
        Said(
            "fake",
            "https://www.facebook.com/lindala.kommun.tavling",
            "De skriver att jag har vunnit och vill ha mitt bank-id.",
        ),
    ),
    Tipped(
        1,
        Said("missing", "https://www.instagram.com/lindalabadhus/", "Badhuset finns inte i listan."),
    ),
    Tipped(
        12,
        Said("error", "", "Det står att simskolan läser på vardagar, men ingen svarar på sommaren."),
        outcome="mended",
        answer="Tack! Tiderna är ändrade.",
    ),
    Tipped(
        25,
        Said(
            "fake",
            "https://www.instagram.com/lindala.stadsbibliotek.support/",
            "Kontot skriver till mig om en bok som jag inte har lånat och vill att jag betalar.",
            "kim@post.example",
        ),
        steps=("bevis", "plattform", "polis"),
        outcome="fake",
        answer="Tack! Kontot är falskt. Vi har anmält det till plattformen och till polisen.",
    ),
)

STATEMENT = {
    "authority": "Kommunstyrelsen",
    "email": "kommunikation@lindala.example",
    "phone": "0123-45 67 89",
    "address": "Lindala kommun, 123 45 Lindala",
    "reply_days": 3,
    "conforms": "partly",
    "shortcomings": "Några beskrivningar av konton finns bara på svenska. De översätts under våren.",
    "burdensome": "",
    "exempt": "",
    "tested": "ourselves",
    "tested_how": "Vi har gått igenom sidorna med tangentbord, skärmläsare och förstoring.",
}
