"""Receives uploads without letting anybody fill the disk: what is too much is counted and thrown away."""

from io import BytesIO
from typing import Any

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, MemoryFileUploadHandler
from django.http.multipartparser import MultiPartParserError
from django.utils.translation import gettext as _

from registry import numbers

HOPELESS = 10
"""A form so many times larger than a proof may be is not read at all."""


class TooMuch(MultiPartParserError):
    """A form that is not read; `sentence` says why on the page that answers it."""

    def __init__(self) -> None:
        self.sentence = _("The file is too large: at most %(most)s MB. Go back and choose a smaller one.") % {
            "most": numbers.PROOF_MEGABYTES
        }
        super().__init__("upload too large")


class Bounded(FileUploadHandler):
    """Stands before Django's own handlers and lets through as much as one proof may be, all files together.

    A file that is larger reaches the form with its size and nothing in it, so that the form says why beside its
    field; storing.keep() refuses it by its size.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],
        content_length: int,
        boundary: bytes | str,
        encoding: str | None = None,
    ) -> None:
        """Before anything is read. Raises TooMuch."""
        self.most = numbers.PROOF_MEGABYTES * 1_000_000
        self.taken = 0
        if content_length > self.most * HOPELESS:
            raise TooMuch

    def receive_data_chunk(self, raw_data: bytes, start: int) -> bytes | None:
        """A piece of a file: handed on, or thrown away."""
        self.taken += len(raw_data)
        return raw_data if self.taken <= self.most else None

    def file_complete(self, file_size: int) -> UploadedFile | None:
        """The empty stand-in for a file that was too large; None leaves it to the next handler."""
        if self.taken <= self.most:
            return None
        for handler in self.request.upload_handlers:  # type: ignore[union-attr]
            # What one of them had written before it was too much.
            handler.upload_interrupted()
        return UploadedFile(BytesIO(), self.file_name, self.content_type, max(file_size, self.most + 1))


class InMemory(MemoryFileUploadHandler):
    """Holds an upload in memory and never on the disk: what may not be kept at all must leave no trace there.

    Bounded, which stands before it, sees to it that there is room.
    """

    def handle_raw_input(
        self,
        input_data: Any,
        META: dict[str, Any],
        content_length: int,
        boundary: bytes | str,
        encoding: str | None = None,
    ) -> None:
        """Before anything is read."""
        self.activated = True
