"""Where people write to each other: messages, channels, invitations."""

from __future__ import annotations

import re

from registry.register.platforms import readers
from registry.register.platforms.row import Form, Platform, words

ROWS: tuple[Platform, ...] = (
    Platform(
        "snapchat",
        "Snapchat",
        "brand-snapchat",
        "https://www.snapchat.com/add/exempelkommun",
        hosts=("snapchat.com",),
        address="https://www.snapchat.com/add/{}",
        pattern=re.compile(r"[a-z](?:[a-z0-9._\-]{0,28}[a-z0-9])?"),
        forms=(Form("add/{}"), Form("@{}")),
        typed="add/{}",
        subdomains=words("m story"),
        company_hosts=("snap.com", "sc-cdn.net"),
        other_subdomains={
            "web": "own_session",
            "my": "own_session",
            "map": "search",
            "lens": "app",
            "lensstudio": "app",
        },
        short_hosts=("t.snapchat.com",),
        own_pages=words("spotlight lens p discover unlock"),
        lowers=True,
        guard={"snapchat": "typo"},
    ),
    Platform(
        "whatsapp",
        "WhatsApp",
        "brand-whatsapp",
        "https://www.whatsapp.com/channel/0029VaAbCdEfGhIjKlMnOp1",
        hosts=("wa.me", "whatsapp.com"),
        address="https://www.whatsapp.com/{}",
        forms=(
            Form("channel/{}", "channel", re.compile(r"[A-Za-z0-9]{12,40}"), "channel/{}", keeps_case=True),
            Form(
                "invite/{}",
                "group_invite",
                re.compile(r"[A-Za-z0-9]{12,40}"),
                "invite/{}",
                "https://chat.whatsapp.com/{name}",
                keeps_case=True,
                reason="invitation",
            ),
        ),
        subdomains=words("m api chat web"),
        company_hosts=("whatsapp.net",),
        guard={"whatsapp": "typo"},
        reader=readers.whatsapp,
    ),
    Platform(
        "telegram",
        "Telegram",
        "brand-telegram",
        "https://t.me/exempelkommun",
        hosts=("t.me", "telegram.me", "telegram.dog"),
        address="https://t.me/{}",
        pattern=re.compile(r"[A-Za-z][A-Za-z0-9_]{2,31}"),
        forms=(
            Form(
                "joinchat/{}",
                "group_invite",
                re.compile(r"[A-Za-z0-9_\-]{10,40}"),
                "+{}",
                keeps_case=True,
                reason="invitation",
            ),
            Form(
                "+{}",
                "group_invite",
                re.compile(r"[A-Za-z0-9_\-]{10,40}"),
                "+{}",
                keeps_case=True,
                reason="invitation",
            ),
            Form("{}"),
        ),
        owners=True,
        other_subdomains={"web": "own_session"},
        company_hosts=("telegram.org", "telegra.ph", "telesco.pe"),
        own_pages=words(
            """addemoji addlist addstickers addtheme auction bg boost call confirmphone contact
            giftcode invoice iv k a joinchat m msg nft proxy s setlanguage share socks"""
        ),
        below="post",
        guard={"telegram": "digits"},
        reader=readers.telegram,
    ),
    Platform(
        "discord",
        "Discord",
        "brand-discord",
        "https://discord.gg/discord-developers",
        hosts=("discord.gg", "discord.com", "discordapp.com"),
        address="https://discord.gg/{}",
        forms=(
            Form(
                "invite/{}",
                "invite",
                re.compile(r"[A-Za-z0-9\-]{2,60}"),
                keeps_case=True,
                reason="invitation",
            ),
            Form(
                "servers/{}",
                "server",
                re.compile(r"[A-Za-z0-9\-]{2,120}"),
                "servers/{}",
                "https://discord.com/{}",
            ),
            Form(
                "users/{}",
                "person",
                re.compile(r"[0-9]{15,22}"),
                "users/{}",
                "https://discord.com/{}",
                reason="person",
            ),
        ),
        typed="invite/{}",
        hints=("invite",),
        subdomains=words("m ptb canary"),
        company_hosts=("discordapp.net", "discordstatus.com"),
        guard={"discord": "digits"},
        reader=readers.discord,
    ),
)
