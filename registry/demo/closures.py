"""The closures of Lindala: which account, why, and the steps that each case has taken. Days are days ago."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from registry.demo.cases import CHIEF, COMMUNICATOR, CULTURE, SCHOOL, SUPERIOR, Step

SYSTEM = ""
OTHER = "tf.kommunikationschef"
"""The communicator who prepares what the first one answers for."""


@dataclass(frozen=True)
class Closing:
    """One closure; `facts` are further answers of the proposal. A step `do` ticks every step of that kind."""

    by: str
    ago: int
    key: str
    ground: str
    told: str
    steps: tuple[Step, ...] = ()
    facts: Mapping[str, Any] = field(default_factory=dict)


ASKED = {
    "question": "Behövs kontot fortfarande? Vem sköter det i så fall, och hur ofta kommer ni att publicera?"
}
ITSELF = {"unheard": "Verksamheten ber själv om att kontot avslutas."}
USED_NO_MORE = {"reason": "Kontot används inte längre.", "closed_reason": "unused",
                "followers_told": "Det här kontot stängs. Du hittar oss på kommunens webbplats."}  # fmt: skip
EVERY = ("preserve", "tell", "shut", "access")
SHOWN = {"link": "https://lindala.example/skarmbild-stangt-konto"}

# fmt: off
CLOSURES: tuple[Closing, ...] = (
    # Proposed, and nobody asked yet: one by the register itself.
    Closing(SYSTEM, 1, "flickr:lindalamuseum", "inactive", "Inga inlägg på nio månader."),
    Closing(COMMUNICATOR, 2, "x:gatorlindala", "inactive", "Tre inlägg på ett år, och frågor får inget svar."),
    # Asked, and not answered yet.
    Closing(COMMUNICATOR, 8, "discord:ungdomenshus", "breach",
            "Servern är inte öppen för alla, och det syns inte att kommunen är avsändare.",
            (Step("hear", COMMUNICATOR, 7, {"question": "Vad har ni gjort för att rätta det?", "answer_by": "7"}),)),
    Closing(COMMUNICATOR, 12, "facebook:vuxlindala", "inactive", "Inga inlägg på ett halvår.",
            (Step("hear", COMMUNICATOR, 11, {**ASKED, "answer_by": "3"}),)),
    # Ready to decide: one answered with a wish to stay, one asked for by the department itself.
    Closing(COMMUNICATOR, 20, "youtube:@kulturskolanlindala", "inactive", "Ingen ny film på sju månader.",
            (Step("hear", COMMUNICATOR, 19, {**ASKED, "answer_by": "1"}),
             Step("answer", CULTURE, 4, {"statement": "Vi behöver kanalen till vårkonserten i maj."}))),
    Closing(SCHOOL, 3, "instagram:bjorkskolanlindala", "unused", "Klasserna använder lärplattformen.", (), ITSELF),
    # Decided: running down, one of them with steps that are late.
    Closing(CULTURE, 40, "snapchat:ungdomenshus", "unused", "De unga finns på Instagram nu.",
            (Step("close", CHIEF, 33, {**USED_NO_MORE, "until": "9", "successor": "instagram:ungdomenshuslindala",
                                       "closed_reason": "replaced"}),
             Step("do", CULTURE, 6, {"kind": "tell", "note": "Inlägg publicerat.", "most": 1})), ITSELF),
    Closing(COMMUNICATOR, 60, "threads:lindalakommun", "inactive", "Inga inlägg på ett halvår.",
            (Step("skip_hearing", OTHER, 59, {"reason": "Kommunikationsenheten sköter kontot själv."}),
             Step("close", SUPERIOR, 50, {**USED_NO_MORE, "until": "20"}))),
    # Kept, with conditions to follow up.
    Closing(COMMUNICATOR, 45, "facebook:familjecentralenlindala", "inactive", "Fyra inlägg på ett halvår.",
            (Step("hear", COMMUNICATOR, 44, {**ASKED, "answer_by": "-30"}),
             Step("end_hearing", COMMUNICATOR, 29, {}),
             Step("keep", CHIEF, 28, {"reason": "Kontot behövs och har personer som sköter det.",
                                      "conditions": "Publicera minst ett inlägg i veckan.", "until": "30"}))),
    Closing(COMMUNICATOR, 90, "instagram:omsorgilindala", "breach", "Bilder på boende utan samtycke.",
            (Step("hear", COMMUNICATOR, 89, {**ASKED, "answer_by": "-75"}),
             Step("answer", "socialchef", 80, {"statement": "Bilderna är borttagna och rutinen ändrad."}),
             Step("keep", CHIEF, 78, {"reason": "Bristerna håller på att rättas.",
                                      "conditions": "Samtycke ska finnas för varje bild.", "until": "-3"}))),
    # Resting: one until summer, one whose day has come.
    Closing(CULTURE, 30, "facebook:lindalamuseum", "unused", "Museet är stängt för ombyggnad.",
            (Step("rest", CHIEF, 26, {"reason": "Museet öppnar igen till sommaren.", "until": "190"}),), ITSELF),
    Closing(COMMUNICATOR, 120, "linkedin:company/lindala-energi", "inactive", "Inga inlägg på tre månader.",
            (Step("skip_hearing", COMMUNICATOR, 119, {"reason": "Bolaget har svarat per telefon."}),
             Step("rest", CHIEF, 118, {"reason": "Bolaget anställer en ny kommunikatör.", "until": "0"}))),
    # Woken again, on their day.
    Closing(COMMUNICATOR, 160, "instagram:familjecentralenlindala", "inactive", "Inga inlägg under ombyggnaden.",
            (Step("skip_hearing", COMMUNICATOR, 159, {"reason": "Enhetschefen har svarat per telefon."}),
             Step("rest", CHIEF, 158, {"reason": "Lokalerna byggs om till hösten.", "until": "-80"}),
             Step("wake", COMMUNICATOR, 80))),
    Closing(CULTURE, 170, "tiktok:lindalabibliotek", "unused", "Ungdomsbibliotekarien är föräldraledig.",
            (Step("rest", CHIEF, 168, {"reason": "Kontot behövs igen när någon kan sköta det.", "until": "-60"}),
             Step("wake", CULTURE, 60)), ITSELF),
    # To be handed over: the receiver has not answered yet.
    Closing(COMMUNICATOR, 10, "instagram:besoklindala", "reorganisation", "Turismen flyttar till kultur och fritid.",
            (Step("skip_hearing", COMMUNICATOR, 9, {"reason": "Flytten är beslutad av kommunstyrelsen."}),
             Step("offer", CHIEF, 8, {"reason": "Turismen flyttar till kultur och fritid.",
                                      "department": "Kultur- och fritidsförvaltningen", "person": CULTURE}))),
    Closing(SCHOOL, 7, "youtube:@lindalagymnasium", "reorganisation", "Kanalen ska skötas centralt.",
            (Step("offer", CHIEF, 5, {"reason": "Filmerna samlas hos kommunikationsenheten.",
                                      "department": "Kommunikationsenheten", "person": COMMUNICATOR}),), ITSELF),
    # Handed over and accepted.
    Closing(COMMUNICATOR, 150, "facebook:kulturilindala", "reorganisation", "Kulturen har fått en egen förvaltning.",
            (Step("skip_hearing", COMMUNICATOR, 149, {"reason": "Båda verksamheterna är överens."}),
             Step("offer", CHIEF, 148, {"reason": "Kultur- och fritidsförvaltningen tar över.",
                                        "department": "Lindala museum", "person": "museichef"}),
             Step("accept", CULTURE, 140))),
    Closing(COMMUNICATOR, 200, "instagram:ekskolanlindala", "reorganisation", "Rektorn byter skola.",
            (Step("skip_hearing", COMMUNICATOR, 199, {"reason": "Skolan har bett om det."}),
             Step("offer", SUPERIOR, 198, {"reason": "Förvaltningen sköter kontot tills vidare.",
                                           "department": "Barn- och utbildningsförvaltningen", "person": SCHOOL}),
             Step("accept", SCHOOL, 190))),
    # Closed: one replaced by another account, one that nobody used any longer.
    Closing(CULTURE, 300, "facebook:lindalafritid", "unused", "Samma nyheter som Kultur i Lindala.",
            (Step("close", CHIEF, 295, {**USED_NO_MORE, "until": "-237", "closed_reason": "replaced",
                                        "successor": "instagram:kulturilindala"}),
             *(Step("do", CULTURE, 240, {"kind": kind, **SHOWN}) for kind in EVERY)),
            ITSELF),
    Closing(OTHER, 330, "x:lindalaturism", "platform", "Plattformen når inte längre besökarna.",
            (Step("hear", OTHER, 329, {**ASKED, "answer_by": "-315"}),
             Step("agree_to_close", COMMUNICATOR, 320, {"statement": ""}),
             Step("close", CHIEF, 318, {**USED_NO_MORE, "until": "-280"}),
             *(Step("do", COMMUNICATOR, 281, {"kind": kind, **SHOWN}) for kind in EVERY))),
    # Taken back.
    Closing(COMMUNICATOR, 35, "facebook:byggailindala", "inactive", "Inga inlägg på två månader.",
            (Step("withdraw", COMMUNICATOR, 34, {"reason": "Sommaruppehållet räknas inte."}),)),
    Closing(SCHOOL, 70, "instagram:forskolansolrosen", "unused", "Vi hinner inte med kontot.",
            (Step("withdraw", SCHOOL, 69, {"reason": "En kollega tar över."}),), ITSELF),
    # Recalled: by the chief on new facts, and by the superior.
    Closing(COMMUNICATOR, 55, "facebook:aldreilindala", "inactive", "Inga inlägg på tre månader.",
            (Step("skip_hearing", COMMUNICATOR, 54, {"reason": "Ingen finns kvar i verksamheten som kan svara."}),
             Step("close", CHIEF, 52, {**USED_NO_MORE, "until": "-20"}),
             Step("recall", CHIEF, 48, {"reason": "En ny enhetschef har tagit över kontot."}))),
    Closing(COMMUNICATOR, 110, "facebook:lindalahem", "breach", "Frågor från hyresgäster fick inget svar.",
            (Step("skip_hearing", COMMUNICATOR, 109, {"reason": "Bolaget har svarat per telefon."}),
             Step("close", CHIEF, 107, {**USED_NO_MORE, "until": "-70"}),
             Step("recall", SUPERIOR, 100, {"reason": "Bolaget har en plan för att svara inom två dagar."}))),
)
# fmt: on
