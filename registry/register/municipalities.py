"""Sweden's municipalities: another one's name in a handle is no imitation of ours."""

from __future__ import annotations

from collections.abc import Callable

from registry.register.words import fold

NAMES = """
    Ale, Alingsås, Alvesta, Aneby, Arboga, Arjeplog, Arvidsjaur, Arvika, Askersund, Avesta, Bengtsfors,
    Berg, Bjurholm, Bjuv, Boden, Bollebygd, Bollnäs, Borgholm, Borlänge, Borås, Botkyrka, Boxholm,
    Bromölla, Bräcke, Burlöv, Båstad, Dals-Ed, Danderyd, Degerfors, Dorotea, Eda, Ekerö, Eksjö,
    Emmaboda, Enköping, Eskilstuna, Eslöv, Essunga, Fagersta, Falkenberg, Falköping, Falun, Filipstad,
    Finspång, Flen, Forshaga, Färgelanda, Gagnef, Gislaved, Gnesta, Gnosjö, Gotland, Grums, Grästorp,
    Gullspång, Gällivare, Gävle, Göteborg, Götene, Habo, Hagfors, Hallsberg, Hallstahammar, Halmstad,
    Hammarö, Haninge, Haparanda, Heby, Hedemora, Helsingborg, Herrljunga, Hjo, Hofors, Huddinge,
    Hudiksvall, Hultsfred, Hylte, Hällefors, Härjedalen, Härnösand, Härryda, Hässleholm, Håbo, Höganäs,
    Högsby, Hörby, Höör, Jokkmokk, Järfälla, Jönköping, Kalix, Kalmar, Karlsborg, Karlshamn, Karlskoga,
    Karlskrona, Karlstad, Katrineholm, Kil, Kinda, Kiruna, Klippan, Knivsta, Kramfors, Kristianstad,
    Kristinehamn, Krokom, Kumla, Kungsbacka, Kungsör, Kungälv, Kävlinge, Köping, Laholm, Landskrona,
    Laxå, Lekeberg, Leksand, Lerum, Lessebo, Lidingö, Lidköping, Lilla Edet, Lindesberg, Linköping,
    Ljungby, Ljusdal, Ljusnarsberg, Lomma, Ludvika, Luleå, Lund, Lycksele, Lysekil, Malmö, Malung-Sälen,
    Malå, Mariestad, Mark, Markaryd, Mellerud, Mjölby, Mora, Motala, Mullsjö, Munkedal, Munkfors,
    Mölndal, Mönsterås, Mörbylånga, Nacka, Nora, Norberg, Nordanstig, Nordmaling, Norrköping, Norrtälje,
    Norsjö, Nybro, Nykvarn, Nyköping, Nynäshamn, Nässjö, Ockelbo, Olofström, Orsa, Orust, Osby,
    Oskarshamn, Ovanåker, Oxelösund, Pajala, Partille, Perstorp, Piteå, Ragunda, Robertsfors, Ronneby,
    Rättvik, Sala, Salem, Sandviken, Sigtuna, Simrishamn, Sjöbo, Skara, Skellefteå, Skinnskatteberg,
    Skurup, Skövde, Smedjebacken, Sollefteå, Sollentuna, Solna, Sorsele, Sotenäs, Staffanstorp,
    Stenungsund, Stockholm, Storfors, Storuman, Strängnäs, Strömstad, Strömsund, Sundbyberg, Sundsvall,
    Sunne, Surahammar, Svalöv, Svedala, Svenljunga, Säffle, Säter, Sävsjö, Söderhamn, Söderköping,
    Södertälje, Sölvesborg, Tanum, Tibro, Tidaholm, Tierp, Timrå, Tingsryd, Tjörn, Tomelilla, Torsby,
    Torsås, Tranemo, Tranås, Trelleborg, Trollhättan, Trosa, Tyresö, Täby, Töreboda, Uddevalla,
    Ulricehamn, Umeå, Upplands Väsby, Upplands-Bro, Uppsala, Uppvidinge, Vadstena, Vaggeryd,
    Valdemarsvik, Vallentuna, Vansbro, Vara, Varberg, Vaxholm, Vellinge, Vetlanda, Vilhelmina, Vimmerby,
    Vindeln, Vingåker, Vänersborg, Vännäs, Värmdö, Värnamo, Västervik, Västerås, Växjö, Vårgårda, Ydre,
    Ystad, Älmhult, Älvdalen, Älvkarleby, Älvsbyn, Ängelholm, Åmål, Ånge, Åre, Årjäng, Åsele, Åstorp,
    Åtvidaberg, Öckerö, Ödeshög, Örebro, Örkelljunga, Örnsköldsvik, Östersund, Österåker, Östhammar,
    Östra Göinge, Överkalix, Övertorneå
"""

WRITTEN = tuple(
    sorted(
        {
            form
            for name in " ".join(NAMES.split()).split(", ")
            for form in (name.casefold(), fold(name))
            for form in (form.replace(" ", "").replace("-", ""),)
        }
    )
)
"""Each as a handle writes it, with å, ä, ö and without."""

LONG = tuple(name for name in WRITTEN if len(name) > 3)
SHORT = tuple(name for name in WRITTEN if len(name) <= 3)
"""Names that stand in many words: they count only where ours has another short one in the same place."""


def another(handle: str, ours: str) -> bool:
    """Whether a handle begins or ends with a municipality's name where ours does not: Avesta is not Alvesta."""
    # Most handles hold no such name, which is asked of all of them at once.
    for name in LONG if handle.startswith(LONG) or handle.endswith(LONG) else ():
        begins = handle.startswith(name) and not ours.startswith(name)
        if begins or (handle.endswith(name) and not ours.endswith(name)):
            return True
    begin = handle.startswith(SHORT) and ours.startswith(SHORT)
    end = handle.endswith(SHORT) and ours.endswith(SHORT)
    return (begin and cut(handle, ours, str.removeprefix)) or (end and cut(handle, ours, str.removesuffix))


def cut(handle: str, ours: str, off: Callable[[str, str], str]) -> bool:
    """Whether the same is left of both without a short name each, at the same end."""
    left, left_of_ours = ({off(text, name) for name in SHORT} - {text} for text in (handle, ours))
    return bool(left & left_of_ours)
