"""Pages of the platforms that are no accounts: posts, searches, logins; never judged by the name in them."""

from __future__ import annotations

import pytest

from registry.register.platforms.recognise import recognise

OUTLOOK = "https://eur01.safelinks.protection.outlook.com/?url="
# (Verdict, platform) → (text, reason, suggestion).
READINGS = {
    ("not_account", ""): [
        ("https://www.google.com/search?q=exempelkommun", "search_engine", ""),
        ("https://play.google.com/store/apps/details?id=se.exempel", "app", ""),
    ],
    ("not_account", "acast"): [
        (
            "https://play.acast.com/s/exempelpodden/avsnitt-1",
            "episode",
            "https://shows.acast.com/exempelpodden",
        ),
    ],
    ("not_account", "apple_podcasts"): [
        ("https://podcasts.apple.com/se/browse", "system", ""),
    ],
    ("not_account", "blogger"): [
        ("https://www.blogger.com/profile/123", "company", ""),
    ],
    ("not_account", "bluesky"): [
        (
            "https://bsky.app/profile/exempelkommun.se/post/3kabc",
            "post",
            "https://bsky.app/profile/exempelkommun.se",
        ),
        (
            "https://bsky.app/profile/exempelkommun.se/feed/abc",
            "subpage",
            "https://bsky.app/profile/exempelkommun.se",
        ),
        ("https://bsky.app/starter-pack/x/y", "system", ""),
        ("https://bsky.app/hashtag/x", "hashtag", ""),
    ],
    ("not_account", "discord"): [
        ("https://discord.com/download", "system", ""),
        ("https://discord.gg/", "front_page", ""),
    ],
    ("not_account", "facebook"): [
        ("https://business.facebook.com/latest/home?asset_id=1", "system", ""),
        ("https://about.facebook.com/", "company", ""),
        ("https://l.facebook.com/exempelkommun", "share_button", ""),
        (
            "https://www.facebook.com/exempelkommun/photos/a.123/456",
            "photo",
            "https://www.facebook.com/exempelkommun",
        ),
        ("https://www.facebook.com/story.php?story_fbid=1&id=2", "post", ""),
        ("https://www.facebook.com/permalink.php?story_fbid=1&id=2", "post", ""),
        ("https://www.facebook.com/photo/?fbid=1", "photo", ""),
        ("https://www.facebook.com/photo.php?fbid=1", "photo", ""),
        ("https://www.facebook.com/reel/1234", "video", ""),
        ("https://www.facebook.com/stories/123/", "story", ""),
        (
            "https://www.facebook.com/groups/123456789012345/permalink/55",
            "post",
            "https://www.facebook.com/groups/123456789012345",
        ),
        ("https://www.facebook.com/groups/feed/", "system", ""),
        ("https://www.facebook.com/groups", "system", ""),
        ("https://www.facebook.com/hashtag/exempel", "hashtag", ""),
        (
            "https://www.facebook.com/login/?next=https%3A%2F%2Fwww.facebook.com%2Fexempelkommun",
            "login",
            "https://www.facebook.com/exempelkommun",
        ),
        ("https://www.facebook.com/login.php?next=x", "login", ""),
        ("https://www.facebook.com/marketplace/", "system", ""),
        ("https://www.facebook.com/media/set/?set=a.123", "photo", ""),
        ("https://www.facebook.com/people/Exempel-Kommun/pfbid02abc/", "system", ""),
        ("https://www.facebook.com/profile.php", "system", ""),
        ("https://www.facebook.com/profile.php?id=100064500000001&story_fbid=3", "post", ""),
        ("https://www.facebook.com/exempelkommun.", "bad_name", "https://www.facebook.com/exempelkommun"),
        ("https://www.facebook.com/messages/t/exempelkommun", "chat", ""),
        ("https://www.facebook.com/events/s/abc/123/", "event", ""),
        ("https://www.facebook.com/ads/library/?id=1", "system", ""),
        ("https://www.facebook.com/watch/exempelkommun/", "video", ""),
        (
            "https://www.facebook.com/exempelkommun/okand-flik",
            "subpage",
            "https://www.facebook.com/exempelkommun",
        ),
        ("https://www.facebook.com/dialog/share?x=1", "share_button", ""),
        (
            OUTLOOK + "https%3A%2F%2Fwww.facebook.com%2Fexempelkommun%2Fposts%2F123",
            "post",
            "https://www.facebook.com/exempelkommun",
        ),
        ("https://l.facebook.com/l.php", "share_button", ""),
        ("facebook.com", "front_page", ""),
    ],
    ("not_account", "flickr"): [
        (
            "https://www.flickr.com/photos/exempelkommun/12345678",
            "photo",
            "https://www.flickr.com/photos/exempelkommun/",
        ),
        ("https://www.flickr.com/photos/tags/exempel", "photo", ""),
        ("https://www.flickr.com/exempelkommun", "bad_name", "https://www.flickr.com/photos/exempelkommun/"),
        ("https://live.staticflickr.com/1/2.jpg", "company", ""),
    ],
    ("not_account", "github"): [
        ("https://github.com/exempelkommun/repo", "code", "https://github.com/exempelkommun"),
        ("https://github.com/features", "system", ""),
        ("https://raw.githubusercontent.com/a/b", "company", ""),
    ],
    ("not_account", "google_plus"): [
        ("https://plus.google.com/communities/123", "system", ""),
    ],
    ("not_account", "instagram"): [
        ("https://instagr.am/p/abc", "post", ""),
        (
            "https://www.instagram.com/exempelkommun/p/CabcDEF/",
            "post",
            "https://www.instagram.com/exempelkommun/",
        ),
        ("https://www.instagram.com/p/CabcDEF/?img_index=1", "post", ""),
        ("https://www.instagram.com/reels/CabcDEF/", "video", ""),
        (
            "https://www.instagram.com/accounts/login/?next=/exempelkommun/",
            "login",
            "https://www.instagram.com/exempelkommun/",
        ),
        (
            "https://www.instagram.com/accounts/login/?next=%2Fexempelkommun%2F%3Fhl%3Dsv",
            "login",
            "https://www.instagram.com/exempelkommun/",
        ),
        ("https://www.instagram.com/channel/AbC/", "chat", ""),
        ("https://help.instagram.com/123", "company", ""),
        ("https://www.instagram.com/exempel-kommun", "bad_name", ""),
        ("https://www.instagram.com/exempel..kommun", "bad_name", ""),
        ("https://www.instagram.com/@exempelkommun", "bad_name", "https://www.instagram.com/exempelkommun/"),
        ("https://www.instagram.com/stories/highlights/123/", "story", ""),
        ("https://www.instagram.com/explore/locations/123/", "system", ""),
    ],
    ("not_account", "issuu"): [
        ("https://issuu.com/explore", "system", ""),
    ],
    ("not_account", "linkedin"): [
        ("https://www.linkedin.com/pub/anna-svensson/1/2/3", "personal_old", ""),
        ("https://www.linkedin.com/feed/update/urn:li:activity:7000000000000000000/", "system", ""),
        ("https://www.linkedin.com/feed/", "system", ""),
        ("https://www.linkedin.com/events/123/", "event", ""),
        ("https://www.linkedin.com/newsletters/abc-123/", "article", ""),
        ("https://www.linkedin.com/pulse/abc", "post", ""),
        (
            "https://www.linkedin.com/login?session_redirect=https%3A%2F%2Fwww.linkedin.com%2Fcompany%2Fexempelkommun%2F",
            "login",
            "https://www.linkedin.com/company/exempelkommun/",
        ),
        ("https://www.linkedin.com/", "front_page", ""),
        ("https://www.linkedin.com/company/", "system", ""),
        (
            "https://www.linkedin.com/exempelkommun",
            "bad_name",
            "https://www.linkedin.com/company/exempelkommun/",
        ),
        ("https://business.linkedin.com/", "company", ""),
        ("https://www.linkedin.com/in/", "system", ""),
        ("https://www.linkedin.com/sales/company/123", "admin", ""),
        ("https://www.linkedin.com/products/exempel/", "system", ""),
    ],
    ("not_account", "linktree"): [
        ("https://linktr.ee/", "front_page", ""),
    ],
    ("not_account", "mastodon"): [
        ("https://mastodon.nu/about", "system", ""),
        ("https://mastodon.nu/tags/exempel", "hashtag", ""),
        ("https://mastodon.nu/", "front_page", ""),
        ("https://social.exempel.se/@exempelkommun/1098765", "post", ""),
        ("https://mastodon.social/@exempelkommun@mastodon.nu/1098", "post", ""),
    ],
    ("not_account", "medium"): [
        ("https://exempelkommun.medium.com/artikel-abc123", "article", "https://medium.com/@exempelkommun"),
        ("https://medium.com/exempelkommun/artikel-abc", "article", "https://medium.com/exempelkommun"),
    ],
    ("not_account", "mynewsdesk"): [
        (
            "https://www.mynewsdesk.com/se/exempelkommun/pressreleases/titel-123",
            "article",
            "https://www.mynewsdesk.com/se/exempelkommun",
        ),
        ("https://www.mynewsdesk.com/se", "system", ""),
        ("https://www.mynewsdesk.com/exempelkommun", "system", ""),
    ],
    ("not_account", "peertube"): [
        ("https://peertube.se/w/9dRFC6Ya11NCVeYKn8ZhiD", "video", ""),
        ("https://tube.exempel.se/videos/watch/9c9de5e8-0a1e-484a-b099-e80766180a6d", "video", ""),
    ],
    ("not_account", "periscope"): [
        ("https://www.periscope.tv/w/abc", "video", ""),
    ],
    ("not_account", "pinterest"): [
        ("https://www.pinterest.se/pin/123/", "photo", ""),
        ("https://www.pinterest.com/ideas/abc/123/", "album", ""),
        ("https://www.pinterest.com/search/pins/?q=x", "search", ""),
    ],
    ("not_account", "pixelfed"): [
        ("https://pixelfed.social/p/exempelkommun/123", "post", ""),
        ("https://pixelfed.social/discover", "system", ""),
        ("https://pixelfed.social/i/web/profile/123", "system", ""),
    ],
    ("not_account", "reddit"): [
        (
            "https://www.reddit.com/user/exempel/comments/abc/x/",
            "post",
            "https://www.reddit.com/user/exempel/",
        ),
        (
            "https://www.reddit.com/r/exempelkommun/wiki/index",
            "subpage",
            "https://www.reddit.com/r/exempelkommun/",
        ),
        ("https://www.reddit.com/", "front_page", ""),
    ],
    ("not_account", "slideshare"): [
        ("https://www.slideshare.net/nasa/bildspel", "document", "https://www.slideshare.net/nasa"),
        ("https://www.slideshare.net/slideshow/abc/123", "document", ""),
    ],
    ("not_account", "snapchat"): [
        ("https://www.snapchat.com/p/abc", "system", ""),
        ("https://www.snapchat.com/exempelkommun", "bad_name", "https://www.snapchat.com/add/exempelkommun"),
    ],
    ("not_account", "soundcloud"): [
        ("https://soundcloud.com/exempel/sets/lista", "album", "https://soundcloud.com/exempel"),
        ("https://w.soundcloud.com/player/?url=x", "embed", ""),
        ("https://soundcloud.com/discover", "system", ""),
    ],
    ("not_account", "spotify"): [
        ("https://open.spotify.com/playlist/2MAi0BvDc6GTFvKFPXnkCL", "album", ""),
        ("https://open.spotify.com/embed/show/2MAi0BvDc6GTFvKFPXnkCL", "embed", ""),
        ("https://open.spotify.com/album/x", "album", ""),
        ("https://www.spotify.com/se/", "company", ""),
    ],
    ("not_account", "substack"): [
        (
            "https://open.substack.com/pub/exempelkommun/p/hej",
            "article",
            "https://exempelkommun.substack.com/",
        ),
    ],
    ("not_account", "telegram"): [
        ("https://t.me/s/exempelkommun/123", "post", "https://t.me/exempelkommun"),
        ("https://t.me/c/123/4", "chat", ""),
        ("https://t.me/addstickers/abc", "share_button", ""),
        ("https://telegram.org/", "company", ""),
    ],
    ("not_account", "threads"): [
        (
            "https://www.threads.net/@exempelkommun/post/Cabc",
            "post",
            "https://www.threads.com/@exempelkommun",
        ),
        ("https://www.threads.net/t/Cabc", "post", ""),
        ("https://www.threads.net/exempelkommun", "bad_name", "https://www.threads.com/@exempelkommun"),
    ],
    ("not_account", "tiktok"): [
        ("https://www.tiktok.com/@exempelkommun/photo/123", "photo", "https://www.tiktok.com/@exempelkommun"),
        (
            "https://www.tiktok.com/@exempelkommun/video/123?lang=sv",
            "video",
            "https://www.tiktok.com/@exempelkommun",
        ),
        ("https://www.tiktok.com/exempelkommun", "bad_name", "https://www.tiktok.com/@exempelkommun"),
        ("https://www.tiktok.com/tag/exempel", "hashtag", ""),
        ("https://www.tiktok.com/discover/exempel", "system", ""),
        ("https://www.tiktok.com/embed/123", "embed", ""),
        ("https://www.tiktok.com/@exempel.kommun.", "bad_name", "https://www.tiktok.com/@exempel.kommun"),
        ("https://www.tiktok.com/foryou", "bad_name", "https://www.tiktok.com/@foryou"),
        ("https://www.tiktok.com/", "front_page", ""),
        ("https://ads.tiktok.com/", "company", ""),
    ],
    ("not_account", "tumblr"): [
        ("https://www.tumblr.com/exempelkommun/123/x", "post", "https://exempelkommun.tumblr.com/"),
        ("https://www.tumblr.com/dashboard", "own_session", ""),
        ("https://www.tumblr.com/tagged/x", "system", ""),
    ],
    ("not_account", "twitch"): [
        ("https://www.twitch.tv/exempelkommun/clip/abc", "video", "https://www.twitch.tv/exempelkommun"),
        ("https://clips.twitch.tv/abc", "video", ""),
        ("https://www.twitch.tv/directory/game/x", "system", ""),
    ],
    ("not_account", "vimeo"): [
        ("https://vimeo.com/showcase/123", "album", ""),
        ("https://vimeo.com/channels/staffpicks/123", "video", "https://vimeo.com/channels/staffpicks"),
        ("https://vimeo.com/ondemand/abc", "system", ""),
        ("https://vimeo.com/event/123", "event", ""),
    ],
    ("not_account", "whatsapp"): [
        ("https://wa.me/0701234567", "bad_name", ""),
        ("https://wa.me/p/123/46701234567", "subpage", ""),
        ("https://www.whatsapp.com/download", "system", ""),
        ("https://faq.whatsapp.com/123", "company", ""),
        ("https://wa.me/", "share_button", ""),
    ],
    ("not_account", "wordpress"): [
        ("https://sv.wordpress.com/", "bad_name", ""),
        ("https://wordpress.com/home/x.wordpress.com", "system", ""),
    ],
    ("not_account", "x"): [
        ("https://x.com/exempelkommun/status/123", "post", "https://x.com/exempelkommun"),
        ("https://twitter.com/#!/exempelkommun/status/123", "post", "https://x.com/exempelkommun"),
        ("http://twitter.com/#!/search/exempel", "search", ""),
        ("https://x.com/hashtag/exempel", "hashtag", ""),
        ("https://x.com/i/lists/123", "album", ""),
        ("https://x.com/exempelkommun/lists/abc", "album", "https://x.com/exempelkommun"),
        ("https://twitter.com/intent/tweet?text=a", "share_button", ""),
        ("https://x.com/intent/post?text=a", "share_button", ""),
        ("https://twitter.com/share?url=x", "share_button", ""),
        ("https://x.com/i/web/status/123", "system", ""),
        ("https://x.com/i/events/123", "event", ""),
        ("https://x.com/explore", "system", ""),
        ("https://x.com/@", "bad_name", ""),
        ("x.com/exempelkommun/photo/1", "photo", "https://x.com/exempelkommun"),
    ],
    ("not_account", "youtube"): [
        ("https://www.youtube.com/shorts/abc", "video", ""),
        ("https://www.youtube.com/playlist?list=PL1", "album", ""),
        ("https://www.youtube.com/embed/abc", "embed", ""),
        ("https://www.youtube-nocookie.com/embed/abc", "company", ""),
        ("https://music.youtube.com/watch?v=abc", "video", ""),
        ("https://studio.youtube.com/channel/UC0123456789abcdefghijkl", "admin", ""),
        (
            "https://www.youtube.com/@exempelkommun/community?lb=Ugk",
            "post",
            "https://www.youtube.com/@exempelkommun",
        ),
        (
            "https://www.youtube.com/feeds/videos.xml?channel_id=UC0123456789abcdefghijkl",
            "system",
            "https://www.youtube.com/channel/UC0123456789abcdefghijkl",
        ),
        ("https://www.youtube.com/channel/UCshort", "system", ""),
        ("https://www.youtube.com/watch?v=abc&ab_channel=Exempel", "video", ""),
        ("https://www.youtube.com/hashtag/exempel", "hashtag", ""),
        ("https://youtu.be/@exempelkommun", "video", ""),
        ("https://youtu.be/", "front_page", ""),
        ("https://www.youtube.com/", "front_page", ""),
        ("https://www.youtube.com/gaming", "system", ""),
        ("https://www.youtube.com/clip/abc", "video", ""),
        ("https://www.youtube.com/@", "bad_name", ""),
        ("https://www.youtube.com/signin?next=%2F", "login", ""),
        ("youtube.com/live", "video", ""),
    ],
}


@pytest.mark.parametrize(
    ("verdict", "platform", "text", "reason", "suggestion"),
    [(*key, *row) for key, rows in READINGS.items() for row in rows],
)
def test_reading(verdict: str, platform: str, text: str, reason: str, suggestion: str) -> None:
    found = recognise(text)
    assert (found.verdict, found.platform, found.reason, found.suggestion) == (
        verdict,
        platform,
        reason,
        suggestion,
    )
    assert (found.handle, found.url, found.address_kind, found.key) == ("", "", "", "")
