"""What the confirm pages of a closure ask, with the standard sentences that they offer."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from registry import numbers
from registry.cases.closure import closing
from registry.cases.rows import Asked

REASON_CLOSE = (
    _("The account is no longer used."),
    _("The account has been inactive for a long time, and nobody looks after it."),
    _("Another account reaches the same people and takes over."),
    _("The account does not follow the guideline, and that has not been mended."),
)
REASON_KEEP = (
    _("The account is needed and has people who look after it."),
    _("The shortcomings are being mended."),
)
FOLLOWERS_TOLD = (
    _("This account closes. Find us on the municipality's website, where all our accounts are listed."),
    _("This account closes. Follow our other account instead."),
)
HEARD = (
    _("Is the account still needed? If so: who looks after it, and how often will you publish?"),
    _("What have you done to mend what is described here?"),
)
UNHEARD = (
    _("There is danger: the account may be hijacked or does harm."),
    _("The owner asks itself that the account be closed."),
    _("Nobody is left in the department who can answer for the account."),
)

REASON = Asked("reason", _("Reason"), required=True, help=_("The department reads it."))
CONDITIONS = Asked(
    "conditions", _("Conditions"), required=True, help=_("What the department must do, and by when.")
)
TO_CLOSE = (
    Asked("reason", _("Reason"), required=True, standard=REASON_CLOSE, help=_("The department reads it.")),
    Asked(
        "until",
        pgettext_lazy("closure", "Last day"),
        "today",
        required=True,
        initial=closing.wanted_last_day,
        ahead=numbers.RUN_DOWN_DAYS,
        help=_("Shown in the public list. The steps are counted back from it."),
    ),
    Asked(
        "closed_reason",
        _("What residents read"),
        "choice",
        required=True,
        initial=closing.usual_reason,
        choices=closing.reasons,
    ),
    Asked(
        "successor",
        _("Account that takes over"),
        "choice",
        initial=closing.wanted_successor,
        choices=closing.successors,
        help=_("Residents are led there."),
    ),
    Asked("followers_told", _("What followers are told"), standard=FOLLOWERS_TOLD, seldom=True),
    Asked(
        "steps",
        _("Further steps"),
        "many",
        seldom=True,
        choices=closing.further_steps,
        help=_("Besides preserving, telling followers, shutting and removing access."),
    ),
)
TO_KEEP = (
    Asked("reason", _("Reason"), required=True, standard=REASON_KEEP, help=_("The department reads it.")),
    CONDITIONS,
    Asked(
        "until",
        _("Followed up on"),
        "date",
        required=True,
        ahead=numbers.FOLLOW_UP_DAYS,
        help=_("The unit finds it on its desk that day."),
    ),
)
TO_REST = (
    REASON,
    Asked(
        "until",
        _("Rests until"),
        "date",
        required=True,
        ahead=numbers.FOLLOW_UP_DAYS,
        help=_("Residents read it in the list."),
    ),
)
TO_HAND_OVER = (
    REASON,
    Asked(
        "department",
        _("Which department takes over?"),
        "choice",
        required=True,
        choices=closing.departments,
    ),
    Asked(
        "person",
        _("Who answers for the account then?"),
        "person",
        required=True,
        help=_("Write a name from the register, or name and e-mail."),
    ),
    Asked("conditions", _("Conditions"), help=_("Leave empty if there are none."), seldom=True),
)
