"""Hosts of no platform in the table that must be known: shorteners, mail, hosting, fediverse servers."""

from __future__ import annotations

# General short links: they can lead anywhere, and hold no platform's name.
SHORTENERS = frozenset(
    """adf.ly aka.ms amzn.to bit.do bit.ly bitly.com bl.ink buff.ly clck.ru cutt.ly db.tt dlvr.it
    dsc.gg eepurl.com g.co go.ly goo.gl hubs.ly hubs.la ift.tt is.gd j.mp kort.nu kortlink.dk
    l.ead.me lc.cx lnk.to mcaf.ee me2.do n9.cl ow.ly po.st qr.ae qr.net qrco.de rb.gy rebrand.ly
    rebrandly.com s.id s.coop shorl.com short.gy short.io short.link shorte.st shorturl.at shrtco.de
    smarturl.it snip.ly soo.gd su.pr t.ly t2m.io tiny.cc tiny.one tinyurl.com to.ly tr.im trib.al
    u.to urlz.fr v.gd v.ht wp.me x.co x.gd yourls.org zpr.io 1drv.ms 2.gp""".split()
)

# Mail filters whose links hold a code instead of the address.
UNREADABLE_WRAPPERS = frozenset(
    """mimecast.com mimecastprotect.com emailprotection.link url.emailprotection.link
    linkprotect.mailprotector.com mailguard.com.au protection.sophos.com ctp.trendmicro.com
    sendgrid.net mandrillapp.com list-manage.com""".split()
)

# Pages of services that are no social medium: a pasted search, map, app or form is no account.
NO_ACCOUNTS: dict[str, str] = {
    **dict.fromkeys(
        """google.com google.se google.no google.dk google.fi google.co.uk google.de bing.com
        duckduckgo.com yahoo.com ecosia.org yandex.com startpage.com""".split(),
        "search_engine",
    ),
    **dict.fromkeys(
        """play.google.com apps.apple.com docs.google.com drive.google.com forms.gle forms.office.com
        maps.google.com itunes.com chromewebstore.google.com""".split(),
        "app",
    ),
}

MAIL_HOSTS = frozenset(
    """gmail.com googlemail.com hotmail.com hotmail.se outlook.com outlook.se live.com live.se msn.com
    yahoo.com yahoo.se icloud.com me.com mac.com telia.com telia.se bredband.net bredband2.com
    comhem.se spray.se passagen.se tele2.se proton.me protonmail.com gmx.com gmx.de aol.com mail.com
    tutanota.com fastmail.com""".split()
)

# Names of function mailboxes: with such a name in front, name@host is mail and no Mastodon account.
MAILBOXES = frozenset(
    """admin e-post epost fraga hej hello info kansli kommun kommunen kommunstyrelsen kontakt
    kontaktcenter kundservice kundtjanst mail no-reply noreply office post postmaster press
    redaktion registrator registrering reception servicecenter support webb webbredaktion webmaster
    medborgarservice diariet diarium""".split()
)

# Names that no public website has (RFC 6761, 6762, 7686, 8375 and what routers use).
INTERNAL_ENDINGS = frozenset(
    "localhost local internal intranet lan home corp private localdomain arpa invalid onion".split()
)

# Two labels that together end a host as one would: exempel.co.uk.
SECOND_LEVEL = frozenset("co com org net gov ac edu or ne gob".split())

# Where anyone can open a name of their own below the host: the label in front is what a trickster chose.
HOSTING = frozenset(
    """000webhostapp.com azurewebsites.net blogspot.com cloudfront.net firebaseapp.com fly.dev
    github.io gitlab.io glitch.me godaddysites.com herokuapp.com jimdosite.com netlify.app
    onrender.com pages.dev r2.dev repl.co square.site surge.sh vercel.app web.app webflow.io
    weebly.com weeblysite.com wixsite.com workers.dev wordpress.com yolasite.com""".split()
)

# Endings beside the two-letter ones by which a bare word with a dot is taken for a website, not a name.
ENDINGS = frozenset(
    """com org net info eu nu biz edu gov int mil social app dev online site club blog world network
    video tube page pages wiki life today city town events media news museum coop school academy
    foundation community center agency cloud link zone example name mobi travel shop store tech
    space live studio film art""".split()
)

# Servers of the fediverse whose software is known. Others are read by the form of the address alone.
MASTODON = frozenset(
    """mastodon.nu mastodon.social mastodon.online mastodon.se mastodon.world mastodon.green
    mastodon.art mastodon.cloud mastodon.xyz mastodon.scot mastodon.ie mastodon.nl mastodon.uno
    mastodon.help mastodonsweden.se mstdn.social mstdn.jp mstdn.ca mas.to fosstodon.org hachyderm.io
    infosec.exchange techhub.social toot.community toot.io chaos.social social.network.europa.eu
    ec.social-network.europa.eu social.bund.de social.overheid.nl social.vivaldi.net
    social.linux.pizza universeodon.com masto.ai masto.es masto.nu troet.cafe norden.social
    nrw.social home.social c.im ohai.social mementomori.social social.coop scholar.social
    journa.host newsie.social det.social snabelen.no oslo.town helvede.net expressional.social
    vkl.world spacey.space swiss.social social.tchncs.de""".split()
)
PIXELFED = frozenset(
    """pixelfed.social pixelfed.de pixelfed.art pixelfed.eu pixelfed.se pixelfed.nu pixelfed.uno
    pixelfed.tokyo pixel.tchncs.de pixey.org pxlmo.com gram.social metapixl.com""".split()
)
PEERTUBE = frozenset(
    """peertube.tv peertube.se peertube.social peertube.uno peertube.european-alternatives.net
    framatube.org tilvids.com tube.tchncs.de makertube.net diode.zone video.blender.org
    tube.kockatoo.org video.ploud.fr""".split()
)
FEEDS = (
    "feeds.feedburner.com",
    "feeds2.feedburner.com",
    "feeds.acast.com",
    "rss.acast.com",
    "feeds.soundcloud.com",
    "feeds.buzzsprout.com",
    "feeds.captivate.fm",
    "feeds.simplecast.com",
    "feeds.megaphone.fm",
    "feeds.libsyn.com",
    "feeds.transistor.fm",
    "feed.podbean.com",
)


def suffixes(host: str) -> list[str]:
    """The host and everything it lies below, the longest first: `a.b.se` → `a.b.se`, `b.se`, `se`."""
    labels = host.split(".")
    return [".".join(labels[start:]) for start in range(len(labels))]


def below(host: str, names: frozenset[str]) -> bool:
    """Whether the host is one of the names or lies below one."""
    return any(suffix in names for suffix in suffixes(host))
