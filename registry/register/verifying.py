"""What `verify_history` holds against each other in the register itself."""

from collections.abc import Iterator

from django.db.models import OuterRef, Subquery

from registry.register.models import Responsibility, SocialAccount


def responsible_agrees() -> Iterator[str]:
    """The person who answers for an account is the one whose period as responsible is running; else a finding."""
    running = Responsibility.objects.filter(account=OuterRef("pk"), part="responsible", until=None)
    accounts = SocialAccount.objects.annotate(running=Subquery(running.values("person")[:1])).order_by("pk")
    for pk, named, held in accounts.values_list("pk", "responsible", "running").iterator():
        if named != held:
            label = SocialAccount._meta.label_lower
            holder = f"the part is held by {held}" if held else "nobody holds the part"
            yield f"{label} {pk} names person {named} as responsible, but {holder}."
