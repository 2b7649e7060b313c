"""What tests begin with is whole, whichever tests ran before."""

import pytest
from django.core.management import call_command
from django.db import connection

from accounts import triggers
from accounts.verifying import verify
from tests.cast import assemble
from tests.kept import once


@pytest.mark.django_db(transaction=True)
def test_what_is_put_back_follows_on_the_log_that_is_there() -> None:
    for _time in range(3):
        once("cast", assemble)
        assert verify().findings == []
        with triggers.lifted(connection):
            # The counters go on: what the process has kept under the first log has numbers of its own.
            call_command("flush", interactive=False, verbosity=0, reset_sequences=False)
