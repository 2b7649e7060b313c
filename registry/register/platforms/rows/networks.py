"""The networks where most of a municipality's accounts are."""

from __future__ import annotations

import re

from registry.register.platforms import readers
from registry.register.platforms.row import Form, Platform, fold_dots, words

META_NAME = re.compile(r"(?!.*\.\.)[a-z0-9_](?:[a-z0-9._]{0,28}[a-z0-9_])?")
FREE_NAME = re.compile(r"[^\s/?#@<>\"\\%:;=\[\]{}|^`]{1,120}")

ROWS: tuple[Platform, ...] = (
    Platform(
        "facebook",
        "Facebook",
        "brand-facebook",
        "https://www.facebook.com/exempelkommun",
        hosts=("facebook.com", "fb.com", "m.me", "messenger.com"),
        address="https://www.facebook.com/{}",
        pattern=re.compile(
            r"(?!.*\.\.)[A-Za-z0-9À-ÖØ-öø-ÿ][A-Za-z0-9._\-À-ÖØ-öø-ÿ]{0,73}[A-Za-z0-9_\-À-ÖØ-öø-ÿ]"
        ),
        forms=(
            Form(
                "groups/{}",
                "group",
                handle="groups/{}",
                tabs=words(
                    """about members media files events discussion announcements photos videos featured
                    guides buy_sell_discussion"""
                ),
            ),
            Form("{}", "id", re.compile(r"[0-9]{5,20}")),
            Form("{}", "id", re.compile(r".*-([0-9]{9,20})")),
            Form("{}"),
        ),
        subdomains=words("""m mbasic web touch free d p x n 0 iphone beta secure business mobile wap lite"""),
        locales=True,
        other_subdomains={"l": "share_button", "lm": "share_button", "apps": "app", "scontent": "photo"},
        company_hosts=("facebookmail.com", "facebook.net", "fbcdn.net", "fbsbx.com", "meta.com"),
        short_hosts=("fb.me", "fb.watch", "fb.gg"),
        share_words=words("share"),
        own_pages=words(
            """ai ajax bookmarks bookmark browse business_suite campaign care checkpoint commerce
            creators crisisresponse coronavirus_info credits dialog editor events find-friends flx
            friends fundraisers games gaming groups hacked home home.php instantgames latest legal
            lite local login.php marketplace me memories messages messenger messenger_media meta
            mobile notes onthisday page pages pages_manager payments people permalink permalink.php
            photo photos photo.php places plugins policies posts profile profile.php r.php reel
            reels reg requests saved settings sharer sharer.php share.php story.php tour tr verify
            verification video videos watch weather wa whitehat work workplace unsupportedbrowser
            public app_scoped_user_id communitystandards connect timeline dating rooms zero"""
        ),
        tabs=words(
            """about about_details about_contact_and_basic_info about_profile_transparency about_places
            about_work_and_education about_life_events app community directory events
            features_followers follow followers following friends groups home info info_contact
            inbox jobs likes live live_videos map mentions menu music notes offers
            past_hosted_events photos photos_albums photos_all photos_by photos_of photos_stream
            playlists posts profile_posts reels reels_tab reviews reviews_given services shop sports
            timeline tagged upcoming_hosted_events videos videos_by wall"""
        ),
        deep_tabs=words("about"),
        content={"story_fbid": "post", "multi_permalinks": "post", "fbid": "photo"},
        words={"media": "photo", "p": "system"},
        skip=words("pg"),
        fold=fold_dots,
        hashbang=True,
        guard={"facebook": "typo", "messenger": "digits"},
        reader=readers.facebook,
    ),
    Platform(
        "instagram",
        "Instagram",
        "brand-instagram",
        "https://www.instagram.com/exempelkommun/",
        hosts=("instagram.com", "instagr.am", "ig.me"),
        address="https://www.instagram.com/{}/",
        pattern=META_NAME,
        company_hosts=("cdninstagram.com",),
        other_subdomains={"l": "share_button"},
        share_words=words("s share"),
        skip=words("_u"),
        own_pages=words(
            """_n a ar challenge channel data direct emails graphql guides highlights invites lite
            locations nametag oauth p press push qp qr reel reels session stories tv web"""
        ),
        tabs=words(
            """reels tagged channel guides saved feed igtv live followers following reposts
            similar_accounts"""
        ),
        words={"p": "post", "channel": "chat"},
        lowers=True,
        guard={"instagram": "typo", "instagr": "digits"},
        reader=readers.instagram,
    ),
    Platform(
        "linkedin",
        "LinkedIn",
        "brand-linkedin",
        "https://www.linkedin.com/company/exempelkommun/",
        hosts=("linkedin.com",),
        address="https://www.linkedin.com/{}/",
        pattern=FREE_NAME,
        forms=(
            Form("company/{}", "id", re.compile(r"[0-9]+"), "company/{}"),
            Form("company/{}", "page", handle="company/{}"),
            Form("company-beta/{}", "id", re.compile(r"[0-9]+"), "company/{}"),
            Form("company-beta/{}", "page", handle="company/{}"),
            Form("school/{}", "school", handle="school/{}"),
            Form("showcase/{}", "showcase", handle="showcase/{}"),
            Form("groups/{}", "group", re.compile(r"[0-9]+"), "groups/{}"),
            Form("in/{}", "person", handle="in/{}", reason="person"),
        ),
        typed="company/{}",
        hints=("company", "school", "showcase", "in"),
        subdomains=words("m touch mobile"),
        locales=True,
        company_hosts=("licdn.com", "linkedin.cn"),
        short_hosts=("lnkd.in",),
        skip=words("mwlite organization-guest m"),
        lowers=True,
        tabs=words(
            """about posts jobs people life insights videos events products services mycompany alumni
            photos news feed home updates members employees verification ads articles newsletters
            image-posts overlay en sv de fi no da fr es"""
        ),
        deep_tabs=words("recent-activity details detail life products"),
        guard={"linkedin": "typo"},
        reader=readers.linkedin,
    ),
    Platform(
        "x",
        "X",
        "brand-x",
        "https://x.com/exempelkommun",
        hosts=("x.com", "twitter.com"),
        address="https://x.com/{}",
        pattern=re.compile(r"[A-Za-z0-9_]{1,15}"),
        other_subdomains={"pic": "photo", "cards": "embed", "tweetdeck": "own_session", "pro": "own_session"},
        company_hosts=("twimg.com", "twttr.com"),
        short_hosts=("t.co",),
        hashbang=True,
        own_pages=words(
            """account bookmarks communities compose hashtag home i lists moments personalization share
            similar_to statuses who_to_follow widgets logged_out connect_people follower_requests"""
        ),
        tabs=words(
            """with_replies media likes followers following verified_followers followers_you_follow
            highlights articles superfollows affiliates photo header_photo favorites moments lists
            communities topics about subscriptions"""
        ),
        guard={"twitter": "affix"},
        reader=readers.x,
    ),
    Platform(
        "youtube",
        "YouTube",
        "brand-youtube",
        "https://www.youtube.com/@exempelkommun",
        hosts=("youtube.com", "youtu.be"),
        address="https://www.youtube.com/{}",
        forms=(
            Form("@{}", "handle", re.compile(r"[^\s/?#@<>\"\\%:;=\[\]{}|^`&+,!*()'$~]{1,60}"), "@{}"),
            Form(
                "channel/{}", "channel_id", re.compile(r"UC[A-Za-z0-9_\-]{22}"), "channel/{}", keeps_case=True
            ),
            Form("user/{}", "legacy_user", re.compile(r"[A-Za-z0-9]{1,40}"), "user/{}"),
            Form(
                "c/{}", "legacy_custom", re.compile(r"[^\s/?#@<>\"\\%:;=\[\]{}|^`&+,!*()'$~]{1,100}"), "c/{}"
            ),
            Form("{}", "legacy_root", re.compile(r"[A-Za-z0-9]{2,60}"), reason="legacy_name"),
        ),
        typed="@{}",
        hints=("c", "channel"),
        subdomains=words("m mobile music gaming"),
        locales=True,
        other_subdomains={"studio": "admin", "tv": "video", "kids": "company"},
        company_hosts=(
            "accounts.google.com",
            "youtube-nocookie.com",
            "youtubekids.com",
            "ytimg.com",
            "googlevideo.com",
        ),
        own_pages=words(
            """attribution_link browse channels clip comment_servlet creators e embed gaming handle
            hashtag howyoutubeworks kids live live_chat movies music my_videos new oembed
            paid_memberships playlist playlists podcasts post premium profile redeem redirect
            reporthistory s shorts show shows source sports subscription_manager t testtube tv user
            v verify watch watch_videos yt feed results podcast fashion learning"""
        ),
        tabs=words(
            """featured videos shorts streams live playlists community posts channels about podcasts
            releases search store courses membership join discussion feed home"""
        ),
        words={"e": "embed", "c": "system"},
        content={"lb": "post"},
        guard={"youtube": "affix", "youtu": "prefix"},
        reader=readers.youtube,
    ),
    Platform(
        "tiktok",
        "TikTok",
        "brand-tiktok",
        "https://www.tiktok.com/@exempelkommun",
        hosts=("tiktok.com",),
        address="https://www.tiktok.com/@{}",
        pattern=re.compile(r"[a-z0-9_](?:[a-z0-9_.]{0,22}[a-z0-9_])?"),
        forms=(Form("@{}"),),
        typed="@{}",
        company_hosts=("tiktokcdn.com", "tiktokv.com"),
        short_hosts=("vm.tiktok.com", "vt.tiktok.com"),
        share_words=words("t share h5"),
        tabs=words("live liked reposts videos favorites"),
        lowers=True,
        guard={"tiktok": "affix"},
    ),
)
