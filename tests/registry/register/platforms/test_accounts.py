"""What people paste for an account, platform by platform, and what is worth a warning."""

from __future__ import annotations

import pytest

from registry.register.platforms.recognise import recognise

# Platform → (text, handle, kind of address, reason).
ACCOUNTS = {
    "facebook": [
        ("https://sv-se.facebook.com/exempelkommun/?fref=ts", "exempelkommun", "page", ""),
        ("https://business.facebook.com/exempelkommun", "exempelkommun", "page", ""),
        ("https://www.facebook.com/exempelkommun?_rdc=1&_rdr", "exempelkommun", "page", ""),
        ("https://www.facebook.com/pg/exempelkommun/about/?ref=page_internal", "exempelkommun", "page", ""),
        ("https://www.facebook.com/pg/exempelkommun", "exempelkommun", "page", ""),
        ("https://www.facebook.com/exempelkommun/photos", "exempelkommun", "page", ""),
        ("https://www.facebook.com/exempelkommun/posts/", "exempelkommun", "page", ""),
        ("https://www.facebook.com/exempelkommun/events", "exempelkommun", "page", ""),
        ("https://www.facebook.com/groups/exempelgrupp", "groups/exempelgrupp", "group", ""),
        ("https://www.facebook.com/groups/exempelgrupp/about", "groups/exempelgrupp", "group", ""),
        ("https://www.facebook.com/groups/123456789012345/", "groups/123456789012345", "group", ""),
        ("https://www.facebook.com/Ludvika-kommun-143865175681259/", "143865175681259", "id", ""),
        (
            "https://www.facebook.com/people/Exempel-Kommun/100064500000001/?paipv=0",
            "100064500000001",
            "id",
            "",
        ),
        ("https://www.facebook.com/exempelkommun%20", "exempelkommun", "page", ""),
        ("https://m.me/100064500000001", "100064500000001", "messenger", "messenger"),
        ("https://www.messenger.com/t/exempelkommun", "exempelkommun", "messenger", "messenger"),
        ("https://www.facebook.com:443/exempelkommun", "exempelkommun", "page", ""),
        ("https://www.facebook.com./exempelkommun", "exempelkommun", "page", ""),
        ("https://www.facebook.com//exempelkommun", "exempelkommun", "page", ""),
        ("https://www.facebook.com/@exempelkommun", "exempelkommun", "page", ""),
        ("https://www.facebook.com/exempelkommun/community/", "exempelkommun", "page", ""),
        ("https://www.facebook.com/sv", "sv", "page", ""),
        ("https://www.facebook.com/exempelkommun/about/details", "exempelkommun", "page", ""),
        ("https://www.facebook.com/exempelkommun?sk=about", "exempelkommun", "page", ""),
        ("https://www.facebook.com/profile/100064500000001", "100064500000001", "id", ""),
        (
            "https://m.facebook.com/exempelkommun/?ref=bookmarks#!/exempelkommun/photos",
            "exempelkommun",
            "page",
            "",
        ),
        ("https://www.facebook.com/pages/Ex/125200950858892?sk=info", "125200950858892", "id", ""),
        ("https://www.facebook.com/pages/125200950858892", "125200950858892", "id", ""),
        ("https://www.facebook.com/Exempelkommun/live_videos/", "Exempelkommun", "page", ""),
    ],
    "instagram": [
        ("https://instagr.am/exempelkommun", "exempelkommun", "page", ""),
        ("https://www.instagram.com/_u/exempelkommun", "exempelkommun", "page", ""),
        ("https://ig.me/m/exempelkommun", "exempelkommun", "messenger", "messenger"),
        ("https://m.instagram.com/exempelkommun", "exempelkommun", "page", ""),
        ("https://www.instagram.com/exempelkommun/?igsh=abc&utm_source=qr", "exempelkommun", "page", ""),
        ("instagram.com/exempelkommun,", "exempelkommun", "page", ""),
        ("(https://www.instagram.com/exempelkommun/)", "exempelkommun", "page", ""),
        ('"https://www.instagram.com/exempelkommun/"', "exempelkommun", "page", ""),
        ("\u200bhttps://www.instagram.com/exempelkommun\u200b", "exempelkommun", "page", ""),
        ("https://www.instagram.com/exempel\u200bkommun/", "exempelkommun", "page", ""),
    ],
    "linkedin": [
        ("https://www.linkedin.com/in/anna-svensson-12345/", "in/anna-svensson-12345", "person", "person"),
        (
            "https://www.linkedin.com/in/ACoAAAbcDEFghijklmnopqrstuvwxyz0123456789/",
            "in/ACoAAAbcDEFghijklmnopqrstuvwxyz0123456789",
            "person",
            "person",
        ),
        ("https://www.linkedin.com/in/anna/sv", "in/anna", "person", "person"),
        ("https://www.linkedin.com/company-beta/1234567/", "company/1234567", "id", ""),
        ("https://www.linkedin.com/company/exempelkommun/jobs", "company/exempelkommun", "page", ""),
        ("https://www.linkedin.com/company/exempelkommun/people/", "company/exempelkommun", "page", ""),
        ("https://www.linkedin.com/school/exempel/about/", "school/exempel", "school", ""),
        ("https://www.linkedin.com/groups?gid=1234567", "groups/1234567", "group", ""),
        ("https://www.linkedin.com/groups/Exempel-1234567", "groups/1234567", "group", ""),
        (
            "https://www.linkedin.com/organization-guest/company/exempelkommun",
            "company/exempelkommun",
            "page",
            "",
        ),
        ("https://www.linkedin.com/company/ex%C3%84mpel/", "company/ex\u00e4mpel", "page", ""),
        ("https://www.linkedin.com/mwlite/company/exempelkommun", "company/exempelkommun", "page", ""),
        ("https://www.linkedin.com/company/exempelkommun?trk=public", "company/exempelkommun", "page", ""),
        ("https://www.linkedin.com/showcase/exempel/posts/", "showcase/exempel", "showcase", ""),
    ],
    "x": [
        ("https://twitter.com/#!/exempelkommun", "exempelkommun", "page", ""),
        ("https://x.com/exempelkommun/lists", "exempelkommun", "page", ""),
        ("https://twitter.com/intent/user?screen_name=@exempelkommun", "exempelkommun", "page", ""),
        ("https://x.com/exempelkommun/media", "exempelkommun", "page", ""),
        ("https://m.twitter.com/exempelkommun", "exempelkommun", "page", ""),
        ("https://twitter.com/ExempelKommun", "ExempelKommun", "page", ""),
    ],
    "other": [
        ("https://nitter.net/exempelkommun", "nitter.net/exempelkommun", "website", "unknown_platform"),
        ("exempelkommun.se", "exempelkommun.se", "website", "unknown_platform"),
        ("https://exempelkommun.github.io/", "exempelkommun.github.io", "website", "unknown_platform"),
        ("https://www.exempel.se/sitemap.xml", "www.exempel.se/sitemap.xml", "website", "unknown_platform"),
        ("https://flickor.se/", "flickor.se", "website", "unknown_platform"),
        ("https://video.se/", "video.se", "website", "unknown_platform"),
        ("https://sky.com/", "sky.com", "website", "unknown_platform"),
        ("https://interest.se/", "interest.se", "website", "unknown_platform"),
        ("https://mastodont.se/", "mastodont.se", "website", "unknown_platform"),
        ("https://redditch.gov.uk/x", "redditch.gov.uk/x", "website", "unknown_platform"),
        ("https://telegraf.rs", "telegraf.rs", "website", "unknown_platform"),
        ("https://broadcast.com", "broadcast.com", "website", "unknown_platform"),
        ("https://medium.se", "medium.se", "website", "unknown_platform"),
        ("https://malm\u00f6.se/", "malm\u00f6.se", "website", "unknown_platform"),
        ("https://xn--malm-8qa.se/", "malm\u00f6.se", "website", "unknown_platform"),
        ("blogg.exempel.se", "blogg.exempel.se", "website", "unknown_platform"),
        ("exempel.se/blogg/?utm_source=x&id=3", "exempel.se/blogg?id=3", "website", "unknown_platform"),
        (
            "https://www.exempel.se/forum/tr%C3%A5d%201/",
            "www.exempel.se/forum/tr%C3%A5d%201",
            "website",
            "unknown_platform",
        ),
    ],
    "youtube": [
        (
            "https://music.youtube.com/channel/UC0123456789abcdefghijkl",
            "channel/UC0123456789abcdefghijkl",
            "channel_id",
            "",
        ),
        ("https://www.youtube.com/@exempelkommun/about", "@exempelkommun", "handle", ""),
        ("https://www.youtube.com/@exempel-kommun", "@exempel-kommun", "handle", ""),
        ("https://www.youtube.com/c/Exempel/videos", "c/Exempel", "legacy_custom", ""),
        ("https://www.youtube.com/subscription_center?add_user=exempel", "user/exempel", "legacy_user", ""),
        ("https://www.youtube.com/exempelkommun/videos", "exempelkommun", "legacy_root", "legacy_name"),
        ("https://www.youtube.com/user/exempel/videos", "user/exempel", "legacy_user", ""),
    ],
    "tiktok": [
        ("https://www.tiktok.com/@exempelkommun/live", "exempelkommun", "page", ""),
        ("https://m.tiktok.com/@exempelkommun", "exempelkommun", "page", ""),
    ],
    "threads": [
        ("https://www.threads.com/@ExempelKommun", "exempelkommun", "page", ""),
        ("@exempelkommun@threads.net", "exempelkommun", "page", ""),
    ],
    "mastodon": [
        ("https://mastodon.nu/web/@exempelkommun", "@exempelkommun@mastodon.nu", "page", ""),
        ("https://mastodon.nu/users/exempelkommun", "@exempelkommun@mastodon.nu", "page", ""),
        ("https://mastodon.nu/@exempelkommun/media", "@exempelkommun@mastodon.nu", "page", ""),
        ("https://social.exempel.se/@exempelkommun", "@exempelkommun@social.exempel.se", "page", ""),
        ("acct:info@mastodon.nu", "@info@mastodon.nu", "page", ""),
    ],
    "pixelfed": [
        ("@exempelkommun@pixelfed.social", "@exempelkommun@pixelfed.social", "page", ""),
        ("https://pixelfed.social/@exempelkommun", "@exempelkommun@pixelfed.social", "page", ""),
    ],
    "peertube": [
        ("https://peertube.se/a/exempel/videos", "@exempel@peertube.se", "page", ""),
        ("https://tube.exempel.se/a/exempel", "@exempel@tube.exempel.se", "page", "unprobed"),
        (
            "https://tube.exempel.se/video-channels/exempel/videos",
            "@exempel@tube.exempel.se",
            "page",
            "unprobed",
        ),
        ("https://tube.exempel.se/c/exempel@peertube.se", "@exempel@peertube.se", "page", ""),
    ],
    "bluesky": [
        ("https://bsky.app/profile/Exempelkommun.se", "exempelkommun.se", "domain_handle", ""),
        ("https://bsky.app/profile/exempelkommun.se/followers", "exempelkommun.se", "domain_handle", ""),
        ("https://exempelkommun.bsky.social", "exempelkommun.bsky.social", "page", ""),
        ("exempelkommun.bsky.social", "exempelkommun.bsky.social", "page", ""),
        ("did:plc:z72i7hdynmk6r22z27h6tvur", "did:plc:z72i7hdynmk6r22z27h6tvur", "did", ""),
    ],
    "snapchat": [
        ("https://www.snapchat.com/@exempelkommun", "exempelkommun", "page", ""),
        ("https://www.snapchat.com/add/ExempelKommun?share_id=1", "exempelkommun", "page", ""),
        ("https://story.snapchat.com/@exempelkommun", "exempelkommun", "page", ""),
    ],
    "flickr": [
        ("https://www.flickr.com/people/123672095@N02/", "123672095@N02", "id", ""),
        ("https://www.flickr.com/photos/123672095%40N02/albums", "123672095@N02", "id", ""),
        ("https://www.flickr.com/groups/usagov/pool/", "groups/usagov", "group", ""),
    ],
    "vimeo": [
        ("https://vimeo.com/exempelkommun", "exempelkommun", "page", ""),
        ("https://vimeo.com/exempelkommun/videos", "exempelkommun", "page", ""),
        ("https://vimeo.com/groups/exempel", "groups/exempel", "group", ""),
        ("https://vimeo.com/user123/videos", "user123", "id", ""),
    ],
    "pinterest": [
        ("https://www.pinterest.com/exempelkommun/_saved/", "exempelkommun", "page", ""),
        ("https://se.pinterest.com/exempelkommun", "exempelkommun", "page", ""),
    ],
    "whatsapp": [
        ("https://wa.me/46701234567", "46701234567", "phone", "phone"),
        ("https://wa.me/+46701234567", "46701234567", "phone", "phone"),
        ("https://api.whatsapp.com/send?phone=%2B46701234567&text=hej", "46701234567", "phone", "phone"),
        (
            "https://api.whatsapp.com/send/?phone=46701234567&text&type=phone_number&app_absent=0",
            "46701234567",
            "phone",
            "phone",
        ),
        (
            "https://whatsapp.com/channel/0029VaAbCdEfGhIjKlMnOp1?x=1",
            "channel/0029VaAbCdEfGhIjKlMnOp1",
            "channel",
            "",
        ),
        ("https://wa.me/c/46701234567", "46701234567", "phone", "phone"),
        (
            "https://chat.whatsapp.com/invite/AbCdEfGhIjKlMnOpQrStUv",
            "invite/AbCdEfGhIjKlMnOpQrStUv",
            "group_invite",
            "invitation",
        ),
    ],
    "telegram": [
        ("https://t.me/s/exempelkommun", "exempelkommun", "page", ""),
        ("https://t.me/joinchat/AAAAAEabcdefghij", "+AAAAAEabcdefghij", "group_invite", "invitation"),
        ("https://t.me/+AbCdEfGhIjKl", "+AbCdEfGhIjKl", "group_invite", "invitation"),
        ("https://t.me/+46701234567", "+46701234567", "phone", "phone"),
        ("https://t.me/exempelkommun?start=1", "exempelkommun", "page", ""),
        ("https://exempelkommun.t.me", "exempelkommun", "page", ""),
    ],
    "discord": [
        ("https://discord.gg/invite/abcDEF", "abcDEF", "invite", "invitation"),
        ("https://discordapp.com/invite/abcDEF", "abcDEF", "invite", "invitation"),
        (
            "https://discord.com/servers/exempel-123456789012345678",
            "servers/exempel-123456789012345678",
            "server",
            "",
        ),
        ("https://discord.com/users/123456789012345678", "users/123456789012345678", "person", "person"),
    ],
    "reddit": [
        ("https://www.reddit.com/u/exempel", "user/exempel", "page", ""),
        ("https://www.reddit.com/r/exempelkommun/new/", "r/exempelkommun", "community", ""),
        ("https://sv.reddit.com/r/exempel", "r/exempel", "community", ""),
    ],
    "github": [
        ("https://github.com/exempelkommun?tab=repositories", "exempelkommun", "page", ""),
    ],
    "twitch": [
        ("https://www.twitch.tv/exempelkommun/videos", "exempelkommun", "page", ""),
    ],
    "wordpress": [
        ("https://www.exempelkommun.wordpress.com/", "exempelkommun", "blog", ""),
        ("https://exempelkommun.wordpress.com/feed/", "exempelkommun", "blog", "blog_post"),
    ],
    "blogger": [
        ("https://exempelkommun.blogspot.se/2012/01/hej.html", "exempelkommun", "blog", "blog_post"),
    ],
    "tumblr": [
        ("https://exempelkommun.tumblr.com/post/123/x", "exempelkommun", "blog", "blog_post"),
        ("https://www.tumblr.com/blog/view/exempelkommun", "exempelkommun", "blog", ""),
    ],
    "medium": [
        ("https://exempelkommun.medium.com/", "@exempelkommun", "blog", ""),
        ("https://medium.com/exempelkommun", "exempelkommun", "blog", ""),
        ("https://medium.com/@exempel/about", "@exempel", "blog", ""),
    ],
    "substack": [
        ("https://exempelkommun.substack.com/p/hej", "exempelkommun", "blog", "blog_post"),
        ("https://substack.com/@exempelkommun", "@exempelkommun", "page", ""),
        ("https://open.substack.com/pub/exempelkommun", "exempelkommun", "blog", ""),
    ],
    "spotify": [
        (
            "https://open.spotify.com/artist/2MAi0BvDc6GTFvKFPXnkCL",
            "artist/2MAi0BvDc6GTFvKFPXnkCL",
            "artist",
            "",
        ),
    ],
    "apple_podcasts": [
        ("https://itunes.apple.com/se/podcast/exempel/id1234567890?mt=2", "id1234567890", "podcast", ""),
        ("https://podcasts.apple.com/se/podcast/id1234567890", "id1234567890", "podcast", ""),
    ],
    "acast": [
        ("https://www.acast.com/exempelpodden", "exempelpodden", "podcast", ""),
    ],
    "rss": [
        (
            "https://feeds.acast.com/public/shows/exempel",
            "https://feeds.acast.com/public/shows/exempel",
            "feed",
            "feed",
        ),
        ("https://www.exempel.se/feed/", "https://www.exempel.se/feed/", "feed", "feed"),
        ("https://www.exempel.se/atom.xml", "https://www.exempel.se/atom.xml", "feed", "feed"),
        ("https://www.exempel.se/?feed=rss2", "https://www.exempel.se/?feed=rss2", "feed", "feed"),
    ],
    "soundcloud": [
        ("https://soundcloud.com/exempel/tracks", "exempel", "page", ""),
        ("https://m.soundcloud.com/Exempel", "exempel", "page", ""),
    ],
    "issuu": [
        ("https://issuu.com/exempelkommun/docs", "exempelkommun", "page", ""),
    ],
    "slideshare": [
        ("https://es.slideshare.net/nasa", "nasa", "page", ""),
    ],
    "linktree": [
        ("https://linktr.ee/exempelkommun/shop", "exempelkommun", "page", ""),
    ],
    "mynewsdesk": [
        ("https://www.mynewsdesk.com/se/exempelkommun/pressreleases", "se/exempelkommun", "pressroom", ""),
        ("https://www.mynewsdesk.com/se/pressroom/exempelkommun", "se/exempelkommun", "pressroom", ""),
    ],
    "google_plus": [
        ("https://plus.google.com/u/0/+NASA/posts", "+NASA", "retired", "retired"),
        ("https://plus.google.com/116195613010459749637", "116195613010459749637", "retired", "retired"),
    ],
    "periscope": [
        ("https://pscp.tv/exempel", "exempel", "retired", "retired"),
    ],
    "vine": [
        ("https://vine.co/exempel", "exempel", "retired", "retired"),
    ],
}
CASES = [(platform, *row) for platform, rows in ACCOUNTS.items() for row in rows]


@pytest.mark.parametrize(("platform", "text", "handle", "kind", "reason"), CASES)
def test_account(platform: str, text: str, handle: str, kind: str, reason: str) -> None:
    found = recognise(text)
    assert (found.verdict, found.platform, found.handle, found.address_kind, found.reason) == (
        "account",
        platform,
        handle,
        kind,
        reason,
    )


@pytest.mark.parametrize(("platform", "text", "handle", "kind", "reason"), CASES)
def test_canonical_address_is_the_same_account(
    platform: str, text: str, handle: str, kind: str, reason: str
) -> None:
    found = recognise(text)
    again = recognise(found.url)
    assert (again.verdict, again.platform, again.handle, again.url, again.key) == (
        "account",
        found.platform,
        found.handle,
        found.url,
        found.key,
    )
    # A chat link's address is the page's, so only its kind differs.
    assert again.address_kind == kind or kind == "messenger"
