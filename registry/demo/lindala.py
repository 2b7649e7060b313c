"""Lindala as tables: its departments, its people, and the accounts that it had before the register."""

from dataclasses import dataclass

PASSWORD = "lindala-demo-2026"  # noqa: S105 (the demo's sign-in page shows it)
DOMAIN = "lindala.example"

DEPARTMENTS: tuple[tuple[str, str, str, str], ...] = (
    # name, kind, part of, function mailbox
    ("Kommunstyrelsen", "board", "", ""),
    ("Kommunledningskontoret", "administration", "Kommunstyrelsen", "kommunen"),
    ("Kommunikationsenheten", "unit", "Kommunledningskontoret", "kommunikation"),
    ("Näringslivsenheten", "unit", "Kommunledningskontoret", "naringsliv"),
    ("Säkerhetsenheten", "unit", "Kommunledningskontoret", ""),
    ("Kultur- och fritidsnämnden", "board", "", ""),
    ("Kultur- och fritidsförvaltningen", "administration", "Kultur- och fritidsnämnden", "kultur.fritid"),
    ("Stadsbiblioteket", "unit", "Kultur- och fritidsförvaltningen", "biblioteket"),
    ("Kulturskolan", "unit", "Kultur- och fritidsförvaltningen", "kulturskolan"),
    ("Lindala simhall", "unit", "Kultur- och fritidsförvaltningen", "simhallen"),
    ("Ungdomens hus", "unit", "Kultur- och fritidsförvaltningen", ""),
    ("Lindala museum", "unit", "Kultur- och fritidsförvaltningen", "museet"),
    ("Barn- och utbildningsnämnden", "board", "", ""),
    ("Barn- och utbildningsförvaltningen", "administration", "Barn- och utbildningsnämnden", "skola"),
    ("Ekskolan", "unit", "Barn- och utbildningsförvaltningen", "ekskolan"),
    ("Björkskolan", "unit", "Barn- och utbildningsförvaltningen", ""),
    ("Östra skolan", "unit", "Barn- och utbildningsförvaltningen", ""),
    ("Lindala gymnasium", "unit", "Barn- och utbildningsförvaltningen", "gymnasiet"),
    ("Förskolan Solrosen", "unit", "Barn- och utbildningsförvaltningen", ""),
    ("Vuxenutbildningen", "unit", "Barn- och utbildningsförvaltningen", "vux"),
    ("Socialnämnden", "board", "", ""),
    ("Socialförvaltningen", "administration", "Socialnämnden", "social"),
    ("Äldreomsorgen", "unit", "Socialförvaltningen", ""),
    ("Familjecentralen", "unit", "Socialförvaltningen", "familjecentralen"),
    ("Samhällsbyggnadsnämnden", "board", "", ""),
    ("Samhällsbyggnadsförvaltningen", "administration", "Samhällsbyggnadsnämnden", "samhallsbyggnad"),
    ("Gatuenheten", "unit", "Samhällsbyggnadsförvaltningen", "gator"),
    ("Parkenheten", "unit", "Samhällsbyggnadsförvaltningen", ""),
    ("Bygglovsenheten", "unit", "Samhällsbyggnadsförvaltningen", "bygglov"),
    ("Lindala Energi AB", "company", "", "kundservice.energi"),
    ("Lindalahem AB", "company", "", "kundservice.hem"),
)


@dataclass(frozen=True)
class Somebody:
    """One person of Lindala; `role` and `where` are the grant, for those who sign in."""

    email: str
    name: str
    title: str
    role: str = ""
    where: str = ""
    acting_too: bool = False


STAFF = (
    Somebody("admin", "Alva Adminsson", "systemadministratör", "system_administrator"),
    Somebody(
        "handlaggare",
        "Helena Handlund",
        "kontosamordnare",
        "department_admin",
        "Kultur- och fritidsförvaltningen",
    ),
    Somebody(
        "handlaggare.skola",
        "Samir Skoglund",
        "kontosamordnare",
        "department_admin",
        "Barn- och utbildningsförvaltningen",
    ),
    Somebody("chef.bibliotek", "Birgit Boklund", "bibliotekschef", "manager", "Stadsbiblioteket"),
    Somebody("kommunikator", "Karin Komstedt", "kommunikatör", "communicator"),
    Somebody("kommunikationschef", "Kristina Chefström", "kommunikationschef", "chief"),
    Somebody("tf.kommunikationschef", "Tomas Tillfors", "kommunikatör", "communicator", acting_too=True),
    Somebody("stabschef", "Sten Stabsberg", "stabschef", "superior"),
    Somebody("registrator", "Rut Registrin", "registrator", "registrar", "Kommunstyrelsen"),
    Somebody("insyn", "Ingvar Insulander", "revisor", "insight"),
)
"""Everybody who can sign in; INTERFACE.md names them."""

OTHERS = (
    Somebody("rektor.kulturskolan", "Robert Rytm", "rektor, Kulturskolan"),
    Somebody("bitr.kulturskolan", "Bianca Ballad", "biträdande rektor, Kulturskolan"),
    Somebody("bibliotekarie", "Lisa Lindqvist", "bibliotekarie"),
    Somebody("simhallschef", "Sune Simonsson", "enhetschef, simhallen"),
    Somebody("fritidsledare", "Frida Fredin", "fritidsledare"),
    Somebody("museichef", "Maja Museth", "museichef"),
    Somebody("rektor.ekskolan", "Eva Ekström", "rektor, Ekskolan"),
    Somebody("rektor.bjorkskolan", "Björn Björk", "rektor, Björkskolan"),
    Somebody("rektor.ostra", "Åsa Östling", "rektor, Östra skolan"),
    Somebody("rektor.gymnasiet", "Gunilla Gymndal", "rektor, Lindala gymnasium"),
    Somebody("rektor.solrosen", "Solveig Solros", "rektor, Solrosen"),
    Somebody("rektor.vux", "Viktor Vuxén", "rektor, Vuxenutbildningen"),
    Somebody("naringslivschef", "Nadia Närström", "näringslivschef"),
    Somebody("sakerhetschef", "Säwe Säkert", "säkerhetschef"),
    Somebody("socialchef", "Sofia Socialén", "socialchef"),
    Somebody("enhetschef.aldre", "Ann Äldin", "enhetschef, äldreomsorgen"),
    Somebody("familjecentralen.chef", "Fatima Famil", "enhetschef, Familjecentralen"),
    Somebody("gatuchef", "Gustav Gatberg", "gatuchef"),
    Somebody("parkchef", "Petra Parkander", "parkchef"),
    Somebody("bygglovschef", "Bengt Byggman", "bygglovschef"),
    Somebody("energi.kommunikator", "Elin Elström", "kommunikatör, Lindala Energi"),
    Somebody("lindalahem.kommunikator", "Hugo Hemlin", "kommunikatör, Lindalahem"),
)
"""People who have been entered but never invited: they answer for accounts, and can't sign in."""

FACEBOOK, INSTAGRAM = "facebook.com/", "instagram.com/"
YOUTUBE, LINKEDIN, X = "youtube.com/@", "linkedin.com/company/", "x.com/"

RESPONSIBLE = {
    "Kommunledningskontoret": ("kommunikator", "kommunikationschef"),
    "Kommunikationsenheten": ("kommunikator", "tf.kommunikationschef"),
    "Näringslivsenheten": ("naringslivschef", "kommunikator"),
    "Säkerhetsenheten": ("sakerhetschef", "kommunikator"),
    "Kultur- och fritidsförvaltningen": ("handlaggare", "museichef"),
    "Stadsbiblioteket": ("chef.bibliotek", "bibliotekarie"),
    "Kulturskolan": ("rektor.kulturskolan", "bitr.kulturskolan"),
    "Lindala simhall": ("simhallschef", ""),
    "Ungdomens hus": ("fritidsledare", "handlaggare"),
    "Lindala museum": ("museichef", "handlaggare"),
    "Barn- och utbildningsförvaltningen": ("handlaggare.skola", "rektor.ekskolan"),
    "Ekskolan": ("rektor.ekskolan", "handlaggare.skola"),
    "Björkskolan": ("rektor.bjorkskolan", ""),
    "Östra skolan": ("rektor.ostra", ""),
    "Lindala gymnasium": ("rektor.gymnasiet", "handlaggare.skola"),
    "Förskolan Solrosen": ("rektor.solrosen", ""),
    "Vuxenutbildningen": ("rektor.vux", "handlaggare.skola"),
    "Socialförvaltningen": ("socialchef", "enhetschef.aldre"),
    "Äldreomsorgen": ("enhetschef.aldre", "socialchef"),
    "Familjecentralen": ("familjecentralen.chef", ""),
    "Samhällsbyggnadsförvaltningen": ("bygglovschef", "gatuchef"),
    "Gatuenheten": ("gatuchef", "parkchef"),
    "Parkenheten": ("parkchef", ""),
    "Bygglovsenheten": ("bygglovschef", "gatuchef"),
    "Lindala Energi AB": ("energi.kommunikator", ""),
    "Lindalahem AB": ("lindalahem.kommunikator", ""),
}
"""Who answers for each department's accounts, and who stands in (some have nobody yet)."""
