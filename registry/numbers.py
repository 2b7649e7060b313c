"""All settable figures of the municipality: name, default, unit and where the figure comes from."""

from dataclasses import dataclass

from registry import environment


@dataclass(frozen=True)
class Number:
    """One figure that a municipality may set in the environment by its name."""

    name: str
    default: int
    unit: str
    meaning: str
    most: int = 10_000
    least: int = 1


NUMBERS = (
    Number(
        "ANSWER_DAYS", 14, "days", "an application is answered within this time (the municipality's routine)"
    ),
    Number(
        "START_DAYS", 30, "days", "the eight start requirements are done within this time after publication"
    ),
    Number("PEOPLE_WITH_ACCESS", 2, "people", "at least so many must be able to get into an account"),
    Number("REPLY_HOURS", 24, "hours", "suggested reply time: the next workday"),
    Number("MANAGER_LINK_DAYS", 30, "days", "the manager's link in a mail works this long"),
    Number(
        "DIGEST_HOUR", 15, "hour of the day", "what only informs is mailed together from this hour", 23, 0
    ),
    Number("HEARING_DAYS", 14, "days", "the owner answers within this time before an account is closed"),
    Number(
        "RUN_DOWN_DAYS",
        30,
        "days",
        "suggested time from the decision to close to the account's last day",
        730,
    ),
    Number("FOLLOW_UP_DAYS", 90, "days", "suggested time until an account that is kept is followed up", 730),
    Number("ACCEPTANCE_DAYS", 14, "days", "whoever is to take an account over answers within this time", 365),
    Number(
        "MANY_FOLLOWERS",
        1000,
        "followers",
        "from so many they are told 28, 14 and 2 days before",
        1_000_000_000,
    ),
    Number(
        "INACTIVE_REMIND_DAYS", 56, "days", "after so long without a post the account's people are reminded"
    ),
    Number("INACTIVE_FLAG_DAYS", 91, "days", "after so long without a post the unit sees it on its desk"),
    Number("INACTIVE_CLOSE_DAYS", 182, "days", "after so long without a post the register proposes closing"),
    Number(
        "ACKNOWLEDGE_DAYS",
        14,
        "days",
        "whoever has not said that they have read the guideline is asked again after this time",
        365,
    ),
    Number(
        "ACKNOWLEDGE_TIMES",
        3,
        "times",
        "so often is somebody asked by mail to read the guideline",
        50,
    ),
    Number("ACKNOWLEDGE_LINK_DAYS", 90, "days", "the link to the guideline in a mail works this long", 365),
    Number(
        "REVIEW_FIRST_DAYS", 60, "days", "an account is reviewed for the first time so long after publication"
    ),
    Number("REVIEW_EVERY_DAYS", 365, "days", "and so long after the latest review, for the next time"),
    Number("REVIEW_DAYS", 30, "days", "a review is done within this time after it was opened"),
    Number(
        "REVIEWS_A_MONTH",
        40,
        "accounts",
        "at most so many are taken up for review in a month by themselves",
        least=0,
    ),
    Number(
        "SAMPLE_EVERY", 5, "accounts", "of so many reviewed accounts, content and law are looked at in one"
    ),
    Number("MEND_DAYS", 30, "days", "suggested time to mend a shortcoming", 365),
    Number(
        "PROMISE_EVERY_DAYS", 14, "days", "so long after a mail that asks for a promise comes the next one"
    ),
    Number(
        "GUIDELINE_YEARS",
        4,
        "years",
        "a guideline older than this is to be looked over (a term of office)",
        100,
    ),
    Number("PAGE_ROWS", 50, "rows", "rows on a page of the public list"),
    Number("STAFF_ROWS", 50, "rows", "rows on a page of a staff list"),
    Number("DATA_ROWS", 1000, "rows", "accounts on a page of konton.json", 1000),
    Number("PROOF_MEGABYTES", 10, "megabytes", "the largest file that can be uploaded as proof", 100),
    Number(
        "CHECKS_PER_MINUTE",
        600,
        "questions",
        "so often may one address on the net ask whether an account is genuine (a whole school often has one)",
        1_000_000_000,
    ),
    Number("COUNT_CAP", 1000, "rows", "counts of the public list are exact up to this number"),
)

for _number in NUMBERS:
    globals()[_number.name] = environment.whole_number(
        _number.name, _number.default, least=_number.least, most=_number.most
    )

ANSWER_DAYS: int
START_DAYS: int
PEOPLE_WITH_ACCESS: int
REPLY_HOURS: int
MANAGER_LINK_DAYS: int
DIGEST_HOUR: int
HEARING_DAYS: int
RUN_DOWN_DAYS: int
FOLLOW_UP_DAYS: int
ACCEPTANCE_DAYS: int
MANY_FOLLOWERS: int
INACTIVE_REMIND_DAYS: int
INACTIVE_FLAG_DAYS: int
INACTIVE_CLOSE_DAYS: int
ACKNOWLEDGE_DAYS: int
ACKNOWLEDGE_TIMES: int
ACKNOWLEDGE_LINK_DAYS: int
REVIEW_FIRST_DAYS: int
REVIEW_EVERY_DAYS: int
REVIEW_DAYS: int
REVIEWS_A_MONTH: int
SAMPLE_EVERY: int
MEND_DAYS: int
PROMISE_EVERY_DAYS: int
GUIDELINE_YEARS: int
PAGE_ROWS: int
STAFF_ROWS: int
DATA_ROWS: int
PROOF_MEGABYTES: int
COUNT_CAP: int
CHECKS_PER_MINUTE: int
