"""Why an address was read as it was: one sentence for each reason, which says what to do."""

from __future__ import annotations


def _(sentence: str) -> str:
    """Marks a sentence for translation. Django's own marker needs settings, and reading "
    "an address must not."""
    return sentence


# Plain sentences: where a value is filled in (%(…)s) the reader that gives the reason fills it.
REASONS: dict[str, str] = {
    # Accounts with something to think of.
    "person": _("This is a person's profile. Register it only if the person speaks for the municipality."),
    "retired": _("The service has closed. The account can only be registered as history."),
    "messenger": _("This is a chat link. We use the address of the page behind it."),
    "legacy_name": _("This is an old kind of address. Use the one with @ if the channel has one."),
    "invitation": _("Anyone with this link can join. Think before you publish it."),
    "phone": _("This is a phone number. Use it only if it belongs to the municipality, not to a person."),
    "blog_post": _("This is a page in a blog. We read it as the blog itself. Check that it is right."),
    "mail_look": _("This can also be an e-mail address. Check that it is an account on Mastodon."),
    "unprobed": _("The address does not show the platform for certain. Check that it is PeerTube."),
    "feed": _("This is a feed, perhaps of your own website. Register it only if it speaks by itself."),
    "unknown_platform": _(
        "We do not know this platform. The address is kept as it is. Write the platform's name."
    ),
    "unwrapped": _("The link was wrapped by another service. We read the address inside it."),
    "archive": _("This is an archived copy. We read the address of the account that it is a copy of."),
    # No accounts.
    "post": _("This is a post, not an account. Open the post, press the sender and paste that address."),
    "video": _("This is a video, not an account. Open it, press the sender and paste that address."),
    "photo": _("This is a picture, not an account. Open it, press the sender and paste that address."),
    "story": _("This is a story, not an account. Press the sender and paste that address."),
    "event": _("This is an event, not an account. Open the organiser's page and paste that address."),
    "album": _("This is an album or a list, not an account. Press its owner and paste that address."),
    "track": _("This is a recording, not an account. Press the sender and paste that address."),
    "episode": _("This is an episode, not a podcast. Open the podcast and paste that address."),
    "document": _("This is a document, not an account. Press its publisher and paste that address."),
    "article": _("This is an article, not an account. Press the writer and paste that address."),
    "code": _("This is a page of code, not an account. Press its owner and paste that address."),
    "job": _("This is a job advertisement, not an account. Press the employer and paste that address."),
    "hashtag": _(
        "This is a subject that anyone can write about, not an account. Paste the account's address."
    ),
    "search": _("This is a search, not an account. Open the account and paste its address."),
    "member": _("This is a member of a group, not an account. Open the account and paste its address."),
    "chat": _("This is a conversation that only its members see. Paste the account's address."),
    "own_session": _(
        "This is your own view when you are signed in. Paste the address that everyone can open."
    ),
    "admin": _("This is the administrators' view. Open the page as a visitor and paste that address."),
    "login": _("This is a page for signing in, not an account. Open the account and paste its address."),
    "share_button": _("This is a share button, not an account. Open the account and paste its address."),
    "embed": _("This is an embedded box, not an account. Open the account and paste its address."),
    "system": _(
        "This is one of the platform's own pages, not an account. Open the account and paste its address."
    ),
    "company": _(
        "This is the company behind the platform, not an account. Open the account and paste its address."
    ),
    "front_page": _("This is the platform's front page. Open the account and paste its address."),
    "subpage": _("This is a page inside an account. Open the account itself and paste that address."),
    "bad_name": _(
        "No account can have that name on the platform. Open the account and copy its address again."
    ),
    "personal_old": _(
        "This is an old kind of personal address. Open the profile and paste the address you see."
    ),
    "search_engine": _(
        "This is a page of a search engine or another service, not an account. Paste the account's address."
    ),
    "app": _("This is an app or a form, not an account. Paste the account's address."),
    # Hidden behind a link.
    "short_link": _("This is a short link. Open it and paste the address you end up at."),
    "share_link": _(
        "This is a share link, which hides the account. Open it, press the sender and paste that address."
    ),
    "shortener": _("This is a shortened link, and it can lead anywhere. Paste the account's own address."),
    "unreadable_wrap": _(
        "A mail filter has hidden the address. Open the link and paste the address you end up at."
    ),
    # More than one answer.
    "no_platform": _("The text does not say which platform. Choose the platform or paste the whole address."),
    "hint": _("Choose the platform, or paste the whole address."),
    # Not to be read.
    "empty": _("Paste the account's address. It should look something like instagram.com/lindalabibliotek."),
    "no_address": _(
        "There is no address here. It should look something like instagram.com/lindalabibliotek."
    ),
    "too_long": _("The address is too long. Open the account and copy its address again."),
    "space": _("Paste the address only, with nothing before or after it."),
    "control": _(
        "The address holds characters that cannot be seen. Open the account and copy its address again."
    ),
    "scheme": _("A web address begins with https://. Open the account and copy its address again."),
    "mail": _("This is an e-mail address. Paste the address of the account."),
    "credentials": _(
        "The address holds an @ that hides where it leads. Do not trust it. Open the account "
        "and copy its address."
    ),
    "backslash": _(
        "The address holds a \\ and can lead somewhere else than it seems. Open the account "
        "and copy its address."
    ),
    "escape": _("The address is damaged. Open the account and copy its address again."),
    "host_missing": _("The address names no website. Open the account and copy its address again."),
    "host_no_dot": _(
        "The address names no website that others can reach. Open the account and copy its address."
    ),
    "host_number": _(
        "The address leads to a computer by its number, not to a website. Open the account and"
        " copy its address."
    ),
    "host_internal": _(
        "The address leads inside a network, and others cannot reach it. Paste the public address."
    ),
    "host_letters": _(
        "The name of the website holds letters that resemble others. Do not trust it. Paste "
        "the account's own address."
    ),
    "host_invalid": _(
        "The name of the website is not written right. Open the account and copy its address again."
    ),
    "port": _("The address holds a port number. Open the account and copy its address again."),
    "traversal": _(
        "The address goes backwards with ../ and leads to no account. Open the account and copy its address."
    ),
    "subdomain": _("%(site)s has no such address. Do not trust it. Open the account and copy its address."),
    "tail": _(
        "The address leads to another website than the one named at its end. Paste the account's own address."
    ),
    "wrapped_deep": _("The link is wrapped too many times. Open it and paste the address you end up at."),
    "wrapped_nothing": _("The wrapped link holds no address. Open the account and copy its address."),
    # Chosen platform and typed name.
    "other_platform": _(
        "The address does not belong to %(platform)s. Choose the right platform or paste another address."
    ),
    "name_invalid": _(
        "No account on %(platform)s can have such a name. Write the name as it stands on the platform."
    ),
    "needs_server": _(
        "Write the name with its server, like @lindala@mastodon.nu, or paste the whole address."
    ),
    "needs_address": _("Paste the whole address. The name is not enough for %(platform)s."),
    "unknown_choice": _("Choose a platform in the list."),
    # Look-alikes: told in words.
    "alike_digit": _(
        "The address has the digit %(has)s where %(brand)s has the letter %(should)s. It is "
        "probably not genuine."
    ),
    "alike_letter": _("The address has %(has)s where %(brand)s has %(should)s. It is probably not genuine."),
    "alike_extra": _("The address has a %(has)s too many to be %(brand)s. It is probably not genuine."),
    "alike_missing": _("The address lacks the %(should)s of %(brand)s. It is probably not genuine."),
    "alike_swapped": _(
        "The address has %(has)s where %(brand)s has %(should)s. The letters have changed "
        "places. It is probably not genuine."
    ),
    "alike_added": _(
        "The address holds the name %(brand)s with something added. The real one is %(site)s. "
        "It is probably not genuine."
    ),
    "alike_ending": _(
        "The address holds the name %(brand)s, but the real one is %(site)s. It is probably not genuine."
    ),
}

# A word in a path → the reason it tells of: a platform's own pages, and what lies below an account.
WORDS: dict[str, str] = {
    word: reason
    for reason, words in {
        "post": """post posts status statuses comments permalink permalink.php story.php post.php pulse
            activity t notes note""",
        "video": """video videos watch reel reels shorts live tv clip clips v vod broadcasts w video.php
            watch_videos""",
        "photo": "photo photos photo.php media photostream pin",
        "story": "story stories highlights",
        "event": "event events",
        "album": """album albums sets set playlist playlists showcase list lists collection collections
            gallery galleries ideas""",
        "track": "track tracks music sound song",
        "episode": "episode episodes",
        "document": "docs document documents presentation slideshow",
        "article": "article articles newsletters news",
        "job": "jobs job careers",
        "hashtag": "hashtag hashtags tag tags topic topics",
        "search": "search results find",
        "member": "user member members",
        "chat": "messages direct inbox channels messaging c",
        "admin": "admin manage moderator studio sales talent",
        "login": """login login.php log_in signin sign-in sign_in signup sign_up join register authwall
            checkpoint oauth uas accounts logout reg recover""",
        "share_button": """share share.php sharer sharer.php sharearticle sharing intent dialog addstickers
            compose send""",
        "embed": "embed plugins likebox.php widgets player",
    }.items()
    for word in words.split()
}
