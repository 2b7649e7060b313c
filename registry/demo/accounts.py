"""The accounts that Lindala had before the register: department, address, name, theme, kind and text."""

from registry.demo.lindala import FACEBOOK, INSTAGRAM, LINKEDIN, YOUTUBE, X

KOMMUNEN, KULTUR, SKOLA = "kommunen", "bibliotek-kultur", "forskola-skola"
OMSORG, GATOR, KRIS = "omsorg-stod", "trafik-gator", "kris-sakerhet"
BYGGA, JOBB, POLITIK = "bygga-bo", "naringsliv-arbete", "politik"

KLK, KOM = "Kommunledningskontoret", "Kommunikationsenheten"
KFF, BUF = "Kultur- och fritidsförvaltningen", "Barn- och utbildningsförvaltningen"
SOC, SBF = "Socialförvaltningen", "Samhällsbyggnadsförvaltningen"

# fmt: off
ACCOUNTS: tuple[tuple[str, str, str, str, str, str], ...] = (
    (KLK, FACEBOOK + "lindalakommun", "Lindala kommun", KOMMUNEN, "main", "Nyheter, beslut och viktig information från hela kommunen."),
    (KLK, INSTAGRAM + "lindalakommun", "Lindala kommun", KOMMUNEN, "main", "Vardagen i Lindala i bilder."),
    (KLK, LINKEDIN + "lindala-kommun", "Lindala kommun", JOBB, "main", "Lediga jobb och hur det är att arbeta i Lindala kommun."),
    (KLK, YOUTUBE + "lindalakommun", "Lindala kommun", KOMMUNEN, "main", "Filmer om kommunens service, textade på svenska."),
    (KLK, X + "lindalakommun", "Lindala kommun", KOMMUNEN, "main", "Korta nyheter från kommunen."),
    (KLK, YOUTUBE + "lindalafullmaktige", "Lindala kommunfullmäktige", POLITIK, "unit", "Sammanträden direkt och i efterhand, textade på svenska."),
    (KLK, "https://mastodon.nu/@lindala", "Lindala kommun", KOMMUNEN, "main", "Kommunens nyheter för dig som använder Mastodon."),
    (KLK, "https://www.threads.com/@lindalakommun", "Lindala kommun", KOMMUNEN, "main", "Samtal om det som händer i Lindala."),
    (KOM, INSTAGRAM + "jobbailindala", "Jobba i Lindala", JOBB, "campaign", "Möt dem som arbetar i kommunen."),
    (KOM, FACEBOOK + "lindala2030", "Lindala 2030", KOMMUNEN, "campaign", "Tyck till om hur Lindala ska växa."),
    ("Näringslivsenheten", LINKEDIN + "naringsliv-lindala", "Näringsliv Lindala", JOBB, "unit", "Träffar, råd och nyheter för företag i Lindala."),
    ("Näringslivsenheten", FACEBOOK + "naringslivlindala", "Näringsliv Lindala", JOBB, "unit", "För dig som driver eller vill starta företag."),
    ("Näringslivsenheten", INSTAGRAM + "besoklindala", "Besök Lindala", KULTUR, "unit", "Utflykter, evenemang och smultronställen."),
    ("Säkerhetsenheten", FACEBOOK + "krislindala", "Krisinformation Lindala", KRIS, "crisis", "Används bara vid störningar och kriser."),
    ("Säkerhetsenheten", X + "krislindala", "Krisinformation Lindala", KRIS, "crisis", "Korta besked vid störningar och kriser."),
    (KFF, FACEBOOK + "kulturilindala", "Kultur i Lindala", KULTUR, "unit", "Konserter, teater och utställningar i hela kommunen."),
    (KFF, INSTAGRAM + "kulturilindala", "Kultur i Lindala", KULTUR, "unit", "Bilder från scener och utställningar."),
    ("Stadsbiblioteket", INSTAGRAM + "lindalabibliotek", "Lindala stadsbibliotek", KULTUR, "unit", "Boktips, författarkvällar och vad som händer i våra tre bibliotek."),
    ("Stadsbiblioteket", FACEBOOK + "lindalabibliotek", "Lindala stadsbibliotek", KULTUR, "unit", "Öppettider, evenemang och lästips."),
    ("Stadsbiblioteket", "https://www.tiktok.com/@lindalabibliotek", "Lindala stadsbibliotek", KULTUR, "unit", "Korta filmer med boktips för unga."),
    ("Stadsbiblioteket", "https://shows.acast.com/boksnack-lindala", "Boksnack Lindala", KULTUR, "unit", "En podd om böcker, varannan vecka."),
    ("Kulturskolan", FACEBOOK + "kulturskolanlindala", "Kulturskolan Lindala", KULTUR, "unit", "Kurser, konserter och hur du anmäler dig."),
    ("Kulturskolan", YOUTUBE + "kulturskolanlindala", "Kulturskolan Lindala", KULTUR, "unit", "Elevernas konserter och föreställningar."),
    ("Lindala simhall", FACEBOOK + "lindalasimhall", "Lindala simhall", KULTUR, "unit", "Öppettider, simskola och vad som händer i hallen."),
    ("Lindala simhall", INSTAGRAM + "lindalasimhall", "Lindala simhall", KULTUR, "unit", "Bad, motion och simskola."),
    ("Ungdomens hus", INSTAGRAM + "ungdomenshuslindala", "Ungdomens hus Lindala", KULTUR, "unit", "Vad som händer i huset, vecka för vecka."),
    ("Ungdomens hus", "https://www.snapchat.com/add/ungdomenshus", "Ungdomens hus Lindala", KULTUR, "unit", "Öppet i kväll? Här ser du det."),
    ("Ungdomens hus", "https://discord.gg/ungdomenshus", "Ungdomens hus Lindala", KULTUR, "unit", "Spelkvällar och samtal för dig mellan 13 och 19."),
    ("Lindala museum", FACEBOOK + "lindalamuseum", "Lindala museum", KULTUR, "unit", "Utställningar, visningar och berättelser om orten."),
    ("Lindala museum", INSTAGRAM + "lindalamuseum", "Lindala museum", KULTUR, "unit", "Föremål ur samlingarna."),
    ("Lindala museum", "https://www.flickr.com/photos/lindalamuseum/", "Lindala museum, bildarkiv", KULTUR, "unit", "Äldre fotografier som du får använda fritt."),
    (BUF, FACEBOOK + "skolailindala", "Skola i Lindala", SKOLA, "unit", "Nyheter för vårdnadshavare i hela kommunen."),
    (BUF, INSTAGRAM + "skolailindala", "Skola i Lindala", SKOLA, "unit", "Så arbetar våra förskolor och skolor."),
    ("Ekskolan", FACEBOOK + "ekskolanlindala", "Ekskolan i Lindala", SKOLA, "unit", "Det som händer på Ekskolan, för elever och vårdnadshavare."),
    ("Ekskolan", INSTAGRAM + "ekskolanlindala", "Ekskolan i Lindala", SKOLA, "unit", "Vardagen på Ekskolan."),
    ("Björkskolan", FACEBOOK + "bjorkskolanlindala", "Björkskolan i Lindala", SKOLA, "unit", "Nyheter från Björkskolan."),
    ("Björkskolan", INSTAGRAM + "bjorkskolanlindala", "Björkskolan i Lindala", SKOLA, "unit", "Elevernas arbeten och skolans dagar."),
    ("Östra skolan", FACEBOOK + "ostraskolanlindala", "Östra skolan i Lindala", SKOLA, "unit", "Nyheter från Östra skolan."),
    ("Östra skolan", INSTAGRAM + "ostraskolanlindala", "Östra skolan i Lindala", SKOLA, "unit", "Bilder från skolans vardag."),
    ("Lindala gymnasium", INSTAGRAM + "lindalagymnasium", "Lindala gymnasium", SKOLA, "unit", "Programmen, eleverna och öppet hus."),
    ("Lindala gymnasium", FACEBOOK + "lindalagymnasium", "Lindala gymnasium", SKOLA, "unit", "För elever, vårdnadshavare och dig som ska välja."),
    ("Lindala gymnasium", YOUTUBE + "lindalagymnasium", "Lindala gymnasium", SKOLA, "unit", "Programmen i film."),
    ("Förskolan Solrosen", INSTAGRAM + "forskolansolrosen", "Förskolan Solrosen", SKOLA, "unit", "Så leker och lär vi på Solrosen."),
    ("Vuxenutbildningen", FACEBOOK + "vuxlindala", "Vuxenutbildningen Lindala", SKOLA, "unit", "Kurser, ansökan och studievägledning."),
    ("Vuxenutbildningen", LINKEDIN + "vux-lindala", "Vuxenutbildningen Lindala", JOBB, "unit", "Utbildningar som leder till jobb."),
    (SOC, FACEBOOK + "omsorgilindala", "Omsorg i Lindala", OMSORG, "unit", "Om stöd, omsorg och hur du får hjälp."),
    (SOC, INSTAGRAM + "omsorgilindala", "Omsorg i Lindala", OMSORG, "unit", "Möten och människor i omsorgen."),
    ("Äldreomsorgen", FACEBOOK + "aldreilindala", "Äldre i Lindala", OMSORG, "unit", "Träffpunkter och aktiviteter för äldre."),
    ("Äldreomsorgen", INSTAGRAM + "aldreomsorgenlindala", "Äldreomsorgen Lindala", OMSORG, "unit", "Vardag på våra boenden, med de boendes ja."),
    ("Familjecentralen", FACEBOOK + "familjecentralenlindala", "Familjecentralen Lindala", OMSORG, "unit", "Öppna förskolan och stöd för föräldrar."),
    ("Familjecentralen", INSTAGRAM + "familjecentralenlindala", "Familjecentralen Lindala", OMSORG, "unit", "Vad som händer på öppna förskolan."),
    (SBF, FACEBOOK + "byggailindala", "Bygga i Lindala", BYGGA, "unit", "Nya områden, planer och samråd."),
    ("Gatuenheten", FACEBOOK + "gatorilindala", "Gator i Lindala", GATOR, "unit", "Vägarbeten, snöröjning och felanmälan."),
    ("Gatuenheten", X + "gatorlindala", "Gator i Lindala", GATOR, "unit", "Trafikstörningar och vägarbeten."),
    ("Parkenheten", INSTAGRAM + "parkerlindala", "Parker i Lindala", GATOR, "unit", "Blommor, lekplatser och naturstigar."),
    ("Bygglovsenheten", FACEBOOK + "bygglovlindala", "Bygglov i Lindala", BYGGA, "unit", "Råd inför din ansökan om bygglov."),
    ("Lindala Energi AB", FACEBOOK + "lindalaenergi", "Lindala Energi", BYGGA, "unit", "Driftstörningar, elpriser och råd om energi."),
    ("Lindala Energi AB", LINKEDIN + "lindala-energi", "Lindala Energi", JOBB, "unit", "Jobb och projekt hos Lindala Energi."),
    ("Lindalahem AB", FACEBOOK + "lindalahem", "Lindalahem", BYGGA, "unit", "Lediga lägenheter och nyheter för hyresgäster."),
    (KFF, FACEBOOK + "lindalafritid", "Fritid i Lindala", KULTUR, "unit", "Idrott, bad och friluftsliv."),
    (KOM, X + "lindalaturism", "Turism i Lindala", KULTUR, "unit", "Evenemang och utflykter för besökare."),
    ("Lindalahem AB", INSTAGRAM + "lindalahem", "Lindalahem", BYGGA, "unit", "Våra kvarter och gårdar."),
)

# fmt: on

WARNED = {
    "lindalasimhall": "Kontot är vårt men kan vara kapat. Vi arbetar med att få tillbaka det.",
    "parkerlindala": "Någon skickar meddelanden i vårt namn härifrån. Svara inte.",
}
"""Handles on Instagram that the demo warns of."""

CHIEFS_OWN = "jobbailindala"
"""The account whose responsible person is the chief: the superior decides about it."""

SILENT = {
    "facebook:lindala2030": 290,
    "linkedin:company/lindala-energi": 220,
    "x:gatorlindala": 120,
    "flickr:lindalamuseum": 300,
    "facebook:vuxlindala": 200,
    "youtube:@kulturskolanlindala": 230,
    "threads:lindalakommun": 260,
    "facebook:lindalafritid": 310,
    "x:lindalaturism": 340,
}
"""Days since the last post of those that have been silent for long; nobody has asked about the first."""
