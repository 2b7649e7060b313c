"""A real mail server on a free port, which keeps what it is given and refuses whom it is told to."""

import socket
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.message import EmailMessage
from typing import Any

import pytest
from aiosmtpd.controller import Controller

SITE = "https://konton.prov.example"


def subject(mail: EmailMessage) -> str:
    """The subject as it is read: Python keeps the blank of a line that was folded at its very start."""
    return str(mail["Subject"]).strip()


class MailServer:
    """What has come, in order, and the addresses that are refused."""

    def __init__(self) -> None:
        self.came: list[EmailMessage] = []
        self.recipients: list[list[str]] = []
        self.refused: set[str] = set()

    async def handle_RCPT(self, server: Any, session: Any, envelope: Any, address: str, options: Any) -> str:
        if address in self.refused:
            return "550 No such mailbox"
        envelope.rcpt_tos.append(address)
        return "250 OK"

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        self.came.append(message_from_bytes(envelope.content, policy=policy.default))  # type: ignore[arg-type]
        self.recipients.append(list(envelope.rcpt_tos))
        return "250 OK"

    @property
    def told(self) -> list[tuple[str, str]]:
        """To whom and with which subject, in the order they came."""
        return [(mail["To"], subject(mail)) for mail in self.came]


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


@pytest.fixture
def site(settings: Any) -> None:
    settings.SITE_URL = SITE


@pytest.fixture
def smtp(settings: Any, site: None) -> Iterator[MailServer]:
    """The mail server, and a register that sends through it."""
    came = MailServer()
    controller = Controller(came, hostname="127.0.0.1", port=free_port())
    controller.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", controller.port
    settings.EMAIL_TIMEOUT = 5
    yield came
    controller.stop()
