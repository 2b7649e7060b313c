"""Requests of somebody who wants to fill a worker's memory: python -m tests.bench.hostile PORT COUNT.

Every address is another one, so that whatever keeps something for each address keeps all of it.
"""

import http.client
import random
import sys
from urllib.parse import quote, urlencode

from tests.bench.client import HOST
from tests.bench.names import ADDRESSES, called

PLATFORMS = ("instagram", "facebook", "youtube", "x")


def addresses(count: int) -> list[str]:
    """So many addresses, the same ones every time."""
    dice = random.Random(1)

    def word(longest: int) -> str:
        return "".join(dice.choices("abcdefghijklmnopqrstuvwxyzåäö0123456789_. ", k=dice.randint(3, longest)))

    forms = (
        lambda: "/?" + urlencode({"q": word(190), "plattform": dice.choice(PLATFORMS)}),
        lambda: "/en/?" + urlencode({"q": called(dice.randrange(300)), word(20).strip() or "x": word(500)}),
        lambda: "/?" + urlencode([("verksamhet", f"verksamhet-{n}") for n in dice.sample(range(40), 6)]),
        lambda: "/konton.json?" + urlencode({"q": dice.choice(("verksamhet", "kommun", word(30)))}),
        lambda: "/konton.csv?" + urlencode({"tema": word(30)}),
        lambda: "/konton.atom?" + urlencode({"q": word(60)}),
        lambda: "/kontrollera/?" + urlencode({"adress": dice.choice(ADDRESSES).format(quote(word(40)))}),
        lambda: "/kontrollera.json?" + urlencode({"adress": word(1500)}),
        lambda: f"/konton/{dice.randrange(1_000):010d}/",
        lambda: f"/konton/{dice.randrange(1_000):010d}/skylt/",
        lambda: (
            "/inbaddning/?" + urlencode({"verksamhet": f"verksamhet-{dice.randrange(60)}", "rubrik": word(9)})
        ),
        lambda: "/" + quote(word(300)),
    )
    return [dice.choice(forms)() for _number in range(count)]


def main(port: int, count: int) -> None:
    """Asks for all of them, one after the other, as a browser would."""
    line = http.client.HTTPConnection("127.0.0.1", port)
    head = {
        "Host": HOST,
        "X-Forwarded-Proto": "https",
        "Accept-Encoding": "br, gzip",
        "User-Agent": "x" * 500,
    }
    for address in addresses(count):
        line.request("GET", address, headers=head)
        answer = line.getresponse()
        answer.read()
        assert answer.status in (200, 301, 400, 404), (answer.status, address)


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
