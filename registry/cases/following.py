"""What open cases do when the account they are about is handed over."""

from datetime import datetime

from django.db.models import Q

from accounts.history import act
from accounts.models import Department, Person
from registry.cases.models import OPEN, STANDING, Case
from registry.register.models import SocialAccount
from registry.register.naming import written


def follow_account(
    account: SocialAccount, department: Department, person: Person, *, by: Person, at: datetime
) -> None:
    """An open case goes with its account, so that who takes over finds it; so does what its form says of them."""
    going_on = Q(state__in=OPEN) | STANDING
    for case in Case.objects.select_for_update(of=("self",)).filter(going_on, account=account):
        case.department = department
        now = {"department": str(department.pk), "responsible": written(person)}
        # Else a returned case that is sent in again would take the account back.
        case.form = {**case.form, **{name: text for name, text in now.items() if name in case.form}}
        with act("hand_over", by=by, at=at, about=[case]):
            case.save()
