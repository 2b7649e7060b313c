"""Makes a register of so many accounts in the database of DATABASE_URL: python -m tests.bench.registers 30000.

Rows alone, past acts and history: what is measured is how the list is read.
"""

import sys
from collections.abc import Iterator
from itertools import islice
from typing import Any

import django
from django.core.management import call_command
from django.utils import timezone

django.setup()

from django.db import connection, transaction  # noqa: E402

from accounts.history import act  # noqa: E402
from accounts.models import Department, Person  # noqa: E402
from registry.public.models import PublicVersion  # noqa: E402
from registry.register.models import THEMES, SocialAccount  # noqa: E402
from registry.register.platforms import BY_KEY  # noqa: E402
from registry.register.words import fold, sort_key  # noqa: E402
from tests.bench.servers import HELD  # noqa: E402

AT_ONCE = 5_000
DEPARTMENTS = 40
NAMES = (
    "Biblioteket",
    "Förskolan",
    "Badhuset",
    "Kulturskolan",
    "Äldreboendet",
    "Fritidsgården",
    "Museet",
    "Vattenverket",
)


def places() -> tuple[list[Department], Person]:
    """A municipality, forty departments in it, and somebody who answers for everything."""
    moment = timezone.now()
    top = Department(name="Bänklunda kommun", slug="banklunda", kind="board")
    person = Person(email="ansvarig@bank.example", name="Ansvar Ig", entered_at=moment)
    person.set_unusable_password()
    made = [
        Department(name=f"Verksamhet {number}", slug=f"verksamhet-{number}", kind="unit", parent=top)
        for number in range(DEPARTMENTS)
    ]
    with act("add_department", by=None, at=moment, about=[top]):
        for record in (top, person, *made):
            record.save()
    return made, person


def accounts(count: int, where: list[Department], person: Person) -> Iterator[SocialAccount]:
    """The accounts, each with an address, a text and a name of its own."""
    platforms, themes = sorted(BY_KEY)[:12], [key for key, _label in THEMES]
    day = timezone.localdate()
    for number in range(count):
        department = where[number % len(where)]
        name = f"{NAMES[number % len(NAMES)]} {number * 7919 % count}"
        text = (
            f"Här berättar vi vad som händer hos oss, dag för dag, och svarar på frågor om nummer {number}."
        )
        held = f" {HELD}" if number % 50 == 0 else ""
        platform = platforms[number % len(platforms)]
        yield SocialAccount(
            public_id=f"{number:010d}",
            status="active",
            platform=platform,
            handle=f"@konto{number}",
            url=f"https://{platform}.example/konto{number}",
            key=f"{platform}:konto{number}",
            name=name,
            department=department,
            responsible=person,
            theme=themes[number % len(themes)],
            description=text + held,
            watched="Vardagar 8–16",
            replies_within_hours=24,
            registered_on=day,
            confirmed_on=day,
            opened_on=day,
            sort_name=sort_key(name),
            search=fold(f"{name} konto{number} {platform} {department.name} banklunda kommun {text}{held}"),
        )


def enter(rows: Iterator[SocialAccount]) -> None:
    """Writes the accounts, many at once."""
    fields = [
        field
        for field in SocialAccount._meta.concrete_fields
        if not field.generated and not field.primary_key
    ]
    quote = connection.ops.quote_name
    columns = ", ".join(quote(field.column) for field in fields)
    line = f"INSERT INTO {quote(SocialAccount._meta.db_table)} ({columns}) VALUES ({', '.join(['%s'] * len(fields))})"

    def values(row: SocialAccount) -> list[Any]:
        return [field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields]

    with transaction.atomic(), connection.cursor() as cursor:
        while some := list(islice(rows, AT_ONCE)):
            cursor.executemany(line, [values(row) for row in some])


def main(count: int) -> None:
    """An empty database becomes a register of so many accounts."""
    call_command("migrate", verbosity=0)
    enter(accounts(count, *places()))
    PublicVersion.objects.update_or_create(pk=1, defaults={"n": 1, "changed_at": timezone.now()})
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    main(int(sys.argv[1]))
