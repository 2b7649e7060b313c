"""What the tests of people share. Limits need no clearing: they lie in the database, which each test gives back."""

import pytest
from django.test import Client


@pytest.fixture
def stranger() -> Client:
    """A browser that nobody has signed in with."""
    return Client()
