"""Blogs, documents, collections of links, and what has no row of its own."""

from __future__ import annotations

import re

from django.utils.translation import gettext_lazy as _

from registry.register.platforms import hosts, readers
from registry.register.platforms.row import Form, Platform, words

NAME = re.compile(r"[A-Za-z0-9_](?:[A-Za-z0-9_.\-]{0,98}[A-Za-z0-9_\-])?")
BLOG_NAME = re.compile(r"[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?")
BLOGSPOT_ENDINGS = """
    com se no dk fi de fr nl be at ch it es pt ie is pl cz hu ro gr ru ca in jp kr co.uk co.at
    co.nz co.za com.au com.br com.ar com.es com.tr com.mx
""".split()

ROWS: tuple[Platform, ...] = (
    Platform(
        "wordpress",
        "WordPress.com",
        "brand-wordpress",
        "https://exempelkommun.wordpress.com/",
        hosts=("wordpress.com",),
        address="https://{}.wordpress.com/",
        pattern=re.compile(r"[a-z0-9][a-z0-9-]{2,61}[a-z0-9]"),
        forms=(),
        typed="",
        owners=True,
        company_hosts=("wordpress.org", "wp.com"),
        own_pages=words(
            """public-api developer support login learn jobs apps forums help dashboard subscribe
            themes data stats blog"""
        ),
        lowers=True,
        guard={"wordpress": "digits"},
        reader=readers.blogs,
    ),
    Platform(
        "blogger",
        "Blogger",
        "brand-blogger",
        "https://exempelkommun.blogspot.com/",
        hosts=tuple(f"blogspot.{ending}" for ending in BLOGSPOT_ENDINGS),
        address="https://{}.blogspot.com/",
        pattern=BLOG_NAME,
        forms=(),
        typed="",
        owners=True,
        company_hosts=("blogger.com",),
        lowers=True,
        guard={"blogspot": "affix", "blogger": "digits"},
        reader=readers.blogs,
    ),
    Platform(
        "tumblr",
        "Tumblr",
        "brand-tumblr",
        "https://exempelkommun.tumblr.com/",
        hosts=("tumblr.com",),
        address="https://{}.tumblr.com/",
        pattern=BLOG_NAME,
        forms=(
            Form("blog/view/{}", "blog"),
            Form("dashboard/blog/{}", "blog"),
            Form("blog/{}", "blog"),
            Form("@{}", "blog"),
            Form("{}", "blog"),
        ),
        owners=True,
        company_hosts=("tumblr.help",),
        short_hosts=("at.tumblr.com", "tmblr.co"),
        subdomains=words("m mobile"),
        own_pages=words(
            """assets embed engineering help media staff-api api cdn dashboard docs explore inbox likes
            following live new reblog customize tagged video photos theme themes xkit communities"""
        ),
        lowers=True,
        tabs=words("archive likes following ask submit"),
        below="post",
        words={"dashboard": "own_session"},
        guard={"tumblr": "affix"},
        reader=readers.blogs,
    ),
    Platform(
        "medium",
        "Medium",
        "brand-medium",
        "https://medium.com/@exempelkommun",
        hosts=("medium.com",),
        address="https://medium.com/{}",
        pattern=NAME,
        forms=(Form("@{}", "blog", handle="@{}"), Form("{}", "blog")),
        typed="@{}",
        owners=True,
        subdomains=frozenset("m"),
        own_pages=words(
            """blog cdn cdn-images-1 collections creators help link m me membership miro new-story p
            plans policy publications s series status tag topic topics u writers business"""
        ),
        tabs=words("about followers following lists latest archive all"),
        below="article",
        guard={"medium": "digits"},
        reader=readers.medium,
    ),
    Platform(
        "substack",
        "Substack",
        "article",
        "https://exempelkommun.substack.com/",
        hosts=("substack.com",),
        address="https://{}.substack.com/",
        pattern=BLOG_NAME,
        forms=(
            Form(
                "@{}",
                "page",
                NAME,
                "@{}",
                "https://substack.com/{}",
                tabs=words("""notes posts likes reads"""),
            ),
        ),
        typed="",
        owners=True,
        own_pages=words("api app support help cdn on read notes blog-support"),
        lowers=True,
        guard={"substack": "typo"},
        reader=readers.substack,
        company_hosts=("substackcdn.com", "support.substack.com"),
    ),
    Platform(
        "github",
        "GitHub",
        "brand-github",
        "https://github.com/exempelkommun",
        hosts=("github.com",),
        address="https://github.com/{}",
        pattern=re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9\-]{0,37}[A-Za-z0-9])?"),
        forms=(
            Form(
                "orgs/{}",
                tabs=words(
                    """repositories people teams projects packages discussions followers dashboard
                    sponsoring"""
                ),
            ),
            Form("enterprises/{}", tabs=words("organizations people"), handle="enterprises/{}"),
            Form("{}"),
        ),
        other_subdomains={"gist": "code", "raw": "code", "codeload": "code"},
        company_hosts=("githubusercontent.com", "githubassets.com", "githubstatus.com", "github.blog"),
        own_pages=words(
            """codespaces collections customer-stories dashboard discussions enterprise enterprises
            gist issues marketplace mobile new nonprofit notifications organizations orgs pulls
            readme repos sessions showcases site solutions sponsors stars team topics users watching
            actions copilot github-copilot search advanced"""
        ),
        below="code",
        guard={"github": "affix"},
    ),
    Platform(
        "issuu",
        "Issuu",
        "books",
        "https://issuu.com/exempelkommun",
        hosts=("issuu.com",),
        address="https://issuu.com/{}",
        pattern=re.compile(r"[A-Za-z0-9_.\-]{2,60}"),
        other_subdomains={"e": "embed", "image": "photo", "viewer": "embed"},
        own_pages=words(
            """publish categories publications signup read clips pricing features docs embed opensearch"""
        ),
        tabs=words("docs stacks followers about articles"),
        below="document",
        guard={"issuu": "affix"},
    ),
    Platform(
        "slideshare",
        "SlideShare",
        "slideshow",
        "https://www.slideshare.net/exempelkommun",
        hosts=("slideshare.net",),
        address="https://www.slideshare.net/{}",
        pattern=re.compile(r"[A-Za-z0-9_\-]{2,80}"),
        locales=True,
        own_pages=words(
            """popular featured category categories slideshow slideshows presentations documents
            infographics mobile clipboards rss ssplayer upload latest most-downloaded"""
        ),
        tabs=words(
            """presentations documents videos infographics followers following clipboards slideshows
            likes"""
        ),
        below="document",
        guard={"slideshare": "typo"},
    ),
    Platform(
        "linktree",
        "Linktree",
        "brand-linktree",
        "https://linktr.ee/exempelkommun",
        hosts=("linktr.ee",),
        address="https://linktr.ee/{}",
        pattern=NAME,
        company_hosts=("linktree.com",),
        own_pages=words("admin s marketplace pricing discover creators templates"),
        tabs=words("shop store"),
        guard={"linktree": "affix", "linktr": "digits"},
    ),
    Platform(
        "mynewsdesk",
        "Mynewsdesk",
        "news",
        "https://www.mynewsdesk.com/se/exempelkommun",
        hosts=("mynewsdesk.com",),
        address="https://www.mynewsdesk.com/{}",
        pattern=re.compile(r"[a-z]{2}/[A-Za-z0-9_\-]{2,80}"),
        typed="se/{}",
        forms=(Form("{}", "pressroom"),),
        own_pages=words(
            """about search latest_news pressroom follow login signup products pricing blog contact
            customers companies tags subjects regions events"""
        ),
        tabs=words(
            """pressreleases news blog_posts images videos documents events contact_people about
            latest_news latest_media press-releases contacts social_media follow subscribe"""
        ),
        below="article",
        guard={"mynewsdesk": "typo"},
        reader=readers.mynewsdesk,
    ),
    Platform(
        "rss",
        _("Feed (RSS)"),
        "rss",
        "https://www.exempel.se/nyheter/rss.xml",
        hosts=hosts.FEEDS,
        forms=(),
        typed="",
        anywhere=True,
        reader=readers.feeds,
    ),
    Platform("other", _("Another platform"), "world", "https://blogg.exempel.se/", typed="", anywhere=True),
)
