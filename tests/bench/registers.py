"""Makes a register of so many accounts in the database of DATABASE_URL: python -m tests.bench.registers 30000.

Rows alone, past acts and history: what is measured is how the list is read.
"""

import sys
from collections.abc import Iterator
from functools import lru_cache, partial
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
from registry.register import likeness  # noqa: E402
from registry.register.models import THEMES, SocialAccount  # noqa: E402
from registry.register.platforms import recognise  # noqa: E402
from registry.register.words import fold, sort_key  # noqa: E402
from tests.bench.names import ADDRESSES, HELD, MARK, called  # noqa: E402

AT_ONCE = 5_000
DEPARTMENTS = 40
FIELDS = [
    field for field in SocialAccount._meta.concrete_fields if not field.generated and not field.primary_key
]
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


def house() -> tuple[list[Department], Person]:
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


def accounts(count: int, where: list[Department], person: Person) -> Iterator[list[Any]]:
    """The columns of the accounts, each with an address, a text and a name of its own; three to a unit."""
    shapes = [recognise(address.format(MARK)) for address in ADDRESSES]
    themes = [key for key, _label in THEMES]
    sort_keys, folded = [sort_key(name) for name in NAMES], [fold(name) for name in NAMES]
    places = [(one.pk, fold(one.name)) for one in where]
    # Those of a unit look alike.
    skeleton = lru_cache(8)(partial(likeness.skeleton, ""))
    about = "Här berättar vi vad som händer hos oss, dag för dag, och svarar på frågor om nummer"
    about_folded, day = fold(about), timezone.localdate()
    same = SocialAccount(
        status="active",
        department=where[0],
        responsible=person,
        watched="Vardagar 8–16",
        replies_within_hours=24,
        registered_on=day,
        confirmed_on=day,
        opened_on=day,
    )
    columns = [field.get_db_prep_save(getattr(same, field.attname), connection) for field in FIELDS]
    at = {field.attname: place for place, field in enumerate(FIELDS)}
    for number in range(count):
        unit = number // 3
        shape, (department, place) = shapes[number % len(shapes)], places[unit % len(places)]
        name, kind, last = called(unit), unit % len(NAMES), number * 7919 % count
        held = f" {HELD}" if number % 50 == 0 else ""
        own = {
            "public_id": f"{number:010d}",
            "platform": shape.platform,
            "handle": shape.handle.replace(MARK, name),
            "url": shape.url.replace(MARK, name),
            "key": shape.key.replace(MARK, name),
            "name": f"{NAMES[kind]} {last}",
            "department_id": department,
            "theme": themes[number % len(themes)],
            "description": f"{about} {number}.{held}",
            "sort_name": f"{sort_keys[kind]} {last}",
            "search": f"{folded[kind]} {last} {name} {shape.platform} {place}"
            f" banklunda kommun {about_folded} {number}.{held}",
            "skeleton": skeleton(name),
            "skeleton_back": skeleton(name)[::-1],
        }
        row = columns.copy()
        for column, value in own.items():
            row[at[column]] = value
        yield row


def enter(rows: Iterator[list[Any]]) -> None:
    """Writes the accounts, many at once; their indexes are made when all stand there, which is quicker."""
    quote = connection.ops.quote_name
    table, columns = quote(SocialAccount._meta.db_table), ", ".join(quote(field.column) for field in FIELDS)
    with connection.schema_editor() as editor:
        for index in SocialAccount._meta.indexes:
            editor.remove_index(SocialAccount, index)
    with transaction.atomic(), connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            with cursor.copy(f"COPY {table} ({columns}) FROM STDIN") as copy:
                for row in rows:
                    copy.write_row(row)
        else:
            line = f"INSERT INTO {table} ({columns}) VALUES ({', '.join(['%s'] * len(FIELDS))})"
            while some := list(islice(rows, AT_ONCE)):
                cursor.executemany(line, some)
    with connection.schema_editor() as editor:
        for index in SocialAccount._meta.indexes:
            editor.add_index(SocialAccount, index)


def main(count: int) -> None:
    """An empty database becomes a register of so many accounts."""
    call_command("migrate", verbosity=0)
    enter(accounts(count, *house()))
    PublicVersion.objects.update_or_create(pk=1, defaults={"n": 1, "changed_at": timezone.now()})
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("VACUUM ANALYZE")
        else:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")


if __name__ == "__main__":
    main(int(sys.argv[1]))
