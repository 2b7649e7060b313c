"""Pictures and films."""

from __future__ import annotations

import re

from registry.register.platforms import readers
from registry.register.platforms.row import Form, Platform, words

NSID = re.compile(r"[0-9]{4,12}@[A-Z][0-9]{2}")
FLICKR_NAME = re.compile(r"(?!(?:tags|upload|friends|me|organize|search|explore)$)[A-Za-z0-9_\-]{1,60}")
FLICKR_PHOTOS = "https://www.flickr.com/photos/{}/"
PINTEREST_ENDINGS = """
    com at be ca ch cl cz de dk es fi fr hu id ie in info it jp kr mx nl no nz pe ph pl pt ro ru se
    sk th tw uk vn co.at co.in co.kr co.nz co.uk com.au com.bo com.ec com.mx com.pe com.py com.uy
    com.vn
""".split()

ROWS: tuple[Platform, ...] = (
    Platform(
        "flickr",
        "Flickr",
        "brand-flickr",
        "https://www.flickr.com/photos/exempelkommun/",
        hosts=("flickr.com",),
        address=FLICKR_PHOTOS,
        pattern=FLICKR_NAME,
        forms=(
            Form(
                "groups/{}",
                "group",
                re.compile(r"[0-9]{4,12}@[A-Z][0-9]{2}"),
                "groups/{}",
                "https://www.flickr.com/{}/",
                keeps_case=True,
                tabs=words("pool discuss members about"),
            ),
            Form(
                "groups/{}",
                "group",
                None,
                "groups/{}",
                "https://www.flickr.com/{}/",
                tabs=words("pool discuss members about"),
            ),
            Form("photos/{}", "id", NSID, keeps_case=True),
            Form("people/{}", "id", NSID, keeps_case=True),
            Form("photos/{}"),
            Form("people/{}"),
        ),
        typed="photos/{}",
        subdomains=words("m secure"),
        company_hosts=("staticflickr.com", "flickrhelp.com", "static.flickr.com"),
        short_hosts=("flic.kr",),
        tabs=words(
            """albums sets galleries favorites faves groups contacts archives archive
            popular-interesting tags with map stats collections about photostream relationship
            albums_list page1"""
        ),
        below="photo",
        guard={"flickr": "affix"},
    ),
    Platform(
        "vimeo",
        "Vimeo",
        "brand-vimeo",
        "https://vimeo.com/exempelkommun",
        hosts=("vimeo.com",),
        address="https://vimeo.com/{}",
        pattern=re.compile(r"[A-Za-z0-9_\-]{2,60}"),
        forms=(
            Form("channels/{}", "channel", handle="channels/{}", tabs=words("""videos about followers""")),
            Form("groups/{}", "group", handle="groups/{}", tabs=words("videos about members")),
            Form("{}", "id", re.compile(r"user[0-9]+")),
            Form("{}"),
        ),
        other_subdomains={"player": "embed", "livestream": "video", "ott": "video"},
        company_hosts=("vimeocdn.com", "vimeopro.com"),
        own_pages=words(
            """album albums b2b blog business categories cameo create enterprise event events for-hire
            groups live manage markets me ondemand order partners platform review services shop
            showcase site-map solutions staffpicks stats stock teams upgrade user video videos watch"""
        ),
        tabs=words(
            """videos about albums collections showcases likes followers following channels appearances
            all"""
        ),
        below="video",
        guard={"vimeo": "affix"},
        reader=readers.vimeo,
    ),
    Platform(
        "pinterest",
        "Pinterest",
        "brand-pinterest",
        "https://www.pinterest.com/exempelkommun/",
        hosts=tuple(f"pinterest.{ending}" for ending in PINTEREST_ENDINGS),
        address="https://www.pinterest.com/{}/",
        pattern=re.compile(r"[a-z0-9_\-]{3,60}"),
        locales=True,
        company_hosts=("pinimg.com", "pinterestmail.com"),
        short_hosts=("pin.it",),
        own_pages=words(
            """_ boards board categories ideas pin pins pin-builder pin-creation-tool resource source
            shopping today topics videos news_hub homefeed convert-business offsite"""
        ),
        tabs=words(
            """pins boards _saved _created _shop _products _profile _pins followers following tries
            more_ideas likes"""
        ),
        below="album",
        lowers=True,
        guard={"pinterest": "typo"},
    ),
    Platform(
        "twitch",
        "Twitch",
        "brand-twitch",
        "https://www.twitch.tv/exempelkommun",
        hosts=("twitch.tv",),
        address="https://www.twitch.tv/{}",
        pattern=re.compile(r"[a-z0-9][a-z0-9_]{2,24}"),
        subdomains=words("m go secure"),
        other_subdomains={"clips": "video", "player": "embed", "dashboard": "admin"},
        own_pages=words(
            """directory downloads moderator p popout prime subs turbo u bits collections clip
            dashboard drops friends inventory team teams user videos wallet year"""
        ),
        tabs=words("about schedule videos clips followers following home squad chat"),
        words={"p": "system"},
        lowers=True,
        guard={"twitch": "digits"},
    ),
    Platform(
        "periscope",
        "Periscope",
        "broadcast",
        "https://www.periscope.tv/exempelkommun",
        hosts=("periscope.tv", "pscp.tv"),
        address="https://www.periscope.tv/{}",
        pattern=re.compile(r"[A-Za-z0-9_]{1,40}"),
        forms=(Form("{}", "retired"),),
        own_pages=words("w couch"),
        retired=True,
        guard={"periscope": "digits"},
    ),
    Platform(
        "vine",
        "Vine",
        "movie",
        "https://vine.co/exempelkommun",
        hosts=("vine.co",),
        address="https://vine.co/{}",
        pattern=re.compile(r"[A-Za-z0-9_.\-]{1,40}"),
        forms=(Form("u/{}", "retired", re.compile(r"[0-9]{5,25}"), "u/{}"), Form("{}", "retired")),
        own_pages=words("v u playlists channels"),
        retired=True,
    ),
)
