"""What the tests of the pages share."""

from collections.abc import Iterator

import pytest
from django.utils import translation


@pytest.fixture
def in_english() -> Iterator[None]:
    """Sentences are compared as the code says them."""
    with translation.override("en"):
        yield
