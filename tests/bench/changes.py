"""How soon what this process changes is public in another: python -m tests.bench.changes PORT COUNT.

Prints the seconds from the commit until the server on the port shows it, as JSON, for each of so many changes.
"""

import http.client
import json
import sys
import time

import django
from django.utils import timezone

django.setup()

from accounts.history import act  # noqa: E402
from registry.register.models import SocialAccount  # noqa: E402
from tests.bench.client import HOST  # noqa: E402


def main(port: int, count: int) -> list[float]:
    """Changes an account again and again, and reads its page until it says so."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    head = {"Host": HOST, "X-Forwarded-Proto": "https"}
    account = SocialAccount.objects.get(public_id=f"{7:010d}")

    def page() -> str:
        line.request("GET", f"/konton/{account.public_id}/", headers=head)
        return line.getresponse().read().decode()

    took = []
    for number in range(count):
        # At any time between two looks at the version, and with a reader a moment before.
        time.sleep(0.017 * (number % 12))
        page()
        text = f"Ändrat {number} gånger."
        with act("change", by=None, at=timezone.now(), about=[account]):
            account.description = text
            account.save()
        changed = time.monotonic()
        while text not in page():
            time.sleep(0.002)
        took.append(time.monotonic() - changed)
    return took


if __name__ == "__main__":
    print(json.dumps(main(int(sys.argv[1]), int(sys.argv[2]))))
