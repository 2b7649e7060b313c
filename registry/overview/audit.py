"""The audit report: the control questions that an auditor asks, answered from the register.

A row of QUESTIONS is a question and what answers it; adding one is adding a row. Answers are made in the language of
the moment: the page is in the reader's, the paper in Swedish as records are.
"""

from dataclasses import dataclass, replace

from django.db.models import Count, QuerySet
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from accounts import titles
from accounts.chain import grants_on
from accounts.models import Department, Grant
from registry import numbers
from registry.cases.models import Case
from registry.overview import measures
from registry.overview.control import (
    IN_PART,
    NO,
    SHOWN,
    YES,
    Answer,
    Asked,
    Lapse,
    Line,
    Question,
    of_accounts,
    simply,
    verdict,
)
from registry.overview.figures import Number, counted, share
from registry.overview.measures import LACKING
from registry.overview.scope import Scope
from registry.removals.models import Retention
from registry.templatetags.look import day


def guideline(asked: Asked) -> Answer:
    """Whether a guideline has been adopted, and when."""
    found = asked.guideline
    if found is None:
        return Answer(NO, _("No guideline is in force."))
    if found.adopted_on is None:
        return Answer(NO, _("The register's own requirements apply. Nobody has adopted a guideline."))
    said = {"title": found.title, "day": day(found.adopted_on), "by": found.adopted_by or _("unknown")}
    sentence = _("«%(title)s» was adopted %(day)s by %(by)s.") % said
    years = (asked.scope.on - found.adopted_on).days // 365
    lines = [
        Line(_("Paragraph"), Number(0, found.paragraph or "–")),
        Line(_("Diary number"), Number(0, found.diary_number or "–")),
        Line(_("Age"), Number(years, ngettext("%(n)d year", "%(n)d years", years) % {"n": years})),
    ]
    if years >= numbers.GUIDELINE_YEARS:
        old = _("It is older than %(n)d years. Look it over.") % {"n": numbers.GUIDELINE_YEARS}
        return Answer(IN_PART, f"{sentence} {old}", tuple(lines))
    return Answer(YES, sentence, tuple(lines))


def rules(asked: Asked) -> Answer:
    """Whether there are rules to read, and whether accounts have been held against them."""
    found = asked.guideline
    demands = found.requirements.count() if found else 0
    lines = (
        Line(_("The guideline can be read"), yes_or_no(bool(found and found.link))),
        Line(_("There is a handbook"), yes_or_no(bool(found and found.handbook))),
        Line(_("Requirements on an account"), Number(demands, str(demands))),
    )
    answer = of_accounts(asked, "regler", lines)
    if answer.verdict == YES and not (found and found.link):
        return Answer(
            IN_PART, _("The guideline is not linked, so nobody can read it from here."), answer.lines
        )
    return answer


def yes_or_no(so: bool) -> Number:
    """«Ja» or «Nej» as a figure."""
    return Number(int(so), _("Yes") if so else _("No"))


def deciding(asked: Asked) -> Answer:
    """Whether somebody can decide today, and somebody else in their place."""
    grants = Grant.objects.filter(grants_on(asked.scope.on)).order_by()
    held = dict(grants.values_list("role").annotate(n=Count("person", distinct=True)))
    named = (
        ("chief", capfirst(str(titles.capacity("chief")))),
        ("superior", capfirst(str(titles.capacity("superior")))),
        ("communicator", _("Communicators")),
        ("department_admin", _("Account coordinators")),
        ("registrar", _("Registrars")),
    )
    lines = tuple(
        Line(str(label), Number(held.get(role, 0), str(held.get(role, 0)))) for role, label in named
    )
    deciders = sum(bool(held.get(role)) for role in ("chief", "superior"))
    sentence = (
        _("Nobody can decide today."),
        _("One can decide, and nobody in that one's place."),
        _("There is somebody who decides, and a superior who decides in their place."),
    )[deciders]
    return Answer((NO, IN_PART, YES)[deciders], sentence, lines)


def registrars(asked: Asked) -> Answer:
    """Whether each authority with accounts has a registrar."""
    scope = asked.scope
    granted = Grant.objects.filter(grants_on(scope.on), role="registrar").values_list("department", flat=True)
    covered = scope.tree.below(pk for pk in granted if pk)
    found = with_accounts(scope)
    without = sorted((one for one in found.values() if one.pk not in covered), key=lambda one: one.name)
    number = len(found) - len(without)
    lines = (Line(_("Authorities with a registrar"), Number(number, share(number, len(found)))),)
    sentence = _("Each authority with accounts has a registrar.")
    if without:
        sentence = _("These authorities have accounts but no registrar in the register.")
    lacking = tuple(Lapse(one.name, _("Registrar is missing")) for one in without)
    return Answer(verdict(number, len(found)), sentence, lines, lacking[: asked.most], len(without))


def with_accounts(scope: Scope) -> dict[int, Department]:
    """The authorities that have accounts in the list, by key."""
    found: dict[int, Department] = {}
    for pk in scope.listed().values_list("department", flat=True).distinct():
        authority = scope.tree.authority(pk)
        if authority:
            found[authority.pk] = authority
    return found


def diary(asked: Asked) -> Answer:
    """Whether the cases that have ended stand in a diary."""
    ended = ended_cases(asked.scope)
    whole, without = ended.count(), ended.filter(diary_number="")
    left = without.count()
    number = whole - left
    lines = (Line(_("Ended cases with a diary number"), Number(number, share(number, whole))),)
    rows = without.select_related("account").order_by("ended_at", "pk")[: asked.most]
    lacking = tuple(
        Lapse(
            f"{case.number} {case.account.name if case.account else ''}",
            _("Diary number is missing"),
            reverse("case", args=[case.number]),
        )
        for case in rows
    )
    sentence = _("Every case that has ended has its diary number.")
    if left:
        sentence = ngettext(
            "%(n)d case that has ended lacks a diary number.",
            "%(n)d cases that have ended lack a diary number.",
            left,
        ) % {"n": left}
    return Answer(verdict(number, whole), sentence, lines, lacking, left)


def ended_cases(scope: Scope) -> "QuerySet[Case]":
    """The cases that have ended, of the scope's departments."""
    ended = Case.objects.filter(ended_at__isnull=False, number__isnull=False).order_by()
    if scope.department is None:
        return ended
    return ended.filter(department__in=scope.tree.below([scope.department.pk]))


def preserved(asked: Asked) -> Answer:
    """Whether what is published is preserved, that of closed accounts too."""
    closed = asked.scope.accounts().filter(status="closed")
    held = measures.BY_KEY["bevarat-nagon-gang"].holds(asked.scope.on)
    found = closed.aggregate(whole=Count("pk"), kept=Count("pk", filter=held))
    url = asked.scope.link(status="closed", laget=f"{LACKING}bevarat-nagon-gang")
    line = Line(
        _("Closed accounts that were preserved"),
        Number(
            found["kept"], share(found["kept"], found["whole"]), url if found["kept"] < found["whole"] else ""
        ),
    )
    return of_accounts(asked, "bevarande", (line,))


def destroying(asked: Asked) -> Answer:
    """Whether it is decided what may be destroyed: by the records plan, and by each authority for removals."""
    found = with_accounts(asked.scope)
    decided = set(Retention.objects.filter(ended_on=None).values_list("authority", flat=True))
    number = sum(pk in decided for pk in found)
    label = _("Authorities that have decided how long evidence of removals is kept")
    line = Line(label, Number(number, share(number, len(found))))
    answer = of_accounts(asked, "gallring", (line,))
    if answer.verdict == YES and number < len(found):
        sentence = _("Some authorities have not decided how long evidence of removals is kept.")
        return replace(answer, verdict=IN_PART, sentence=sentence)
    return answer


def public_list(asked: Asked) -> Answer:
    """Whether the public list is there, and confirmed."""
    line = Line(_("Accounts in the list"), counted(asked.whole, asked.scope.link_listed()))
    return of_accounts(asked, "forteckning", (line,))


QUESTIONS = (
    Question("riktlinje", gettext_lazy("Is there an adopted guideline, and is it current?"), guideline),
    Question("syfte", gettext_lazy("Is the purpose of each account known?"), simply("syfte"), ("syfte",)),
    Question(
        "ansvar",
        gettext_lazy("Is it clear who answers for each account, and who takes over?"),
        simply("ansvar"),
        ("kontoansvarig", "ersattare", "behoriga"),
    ),
    Question("beslut", gettext_lazy("Is it clear who decides?"), deciding),
    Question(
        "uppsikt",
        gettext_lazy("Is supervision arranged: are comments read and questions answered?"),
        simply("uppsikt"),
        ("bevakning", "inlagg"),
    ),
    Question(
        "regler",
        gettext_lazy("Are there rules for the accounts, and are they followed up?"),
        rules,
        ("riktlinje-last", "granskat", "brister"),
    ),
    Question(
        "forteckning",
        gettext_lazy("Is there a list for the public, and is it true?"),
        public_list,
        ("bekraftat",),
    ),
    Question(
        "sakerhet",
        gettext_lazy("Are the accounts protected, and can the municipality take them over?"),
        simply("sakerhet"),
        ("tvafaktor", "enhetens-atkomst"),
    ),
    Question(
        "bevarande",
        gettext_lazy("Is what is published preserved?"),
        preserved,
        ("bevarandeniva", "bevarat"),
    ),
    Question(
        "gallring",
        gettext_lazy("Is it decided what may be destroyed?"),
        destroying,
        ("dokumenthanteringsplan",),
    ),
    Question("diarium", gettext_lazy("Are the cases registered in the diary?"), diary),
    Question("registrator", gettext_lazy("Has each authority a registrar?"), registrars),
    Question(
        "personuppgifter",
        gettext_lazy("Is the processing of personal data recorded, with a legal basis?"),
        simply("personuppgifter"),
        ("personer-visas", "behandling", "rattslig-grund"),
    ),
)


@dataclass(frozen=True)
class Answered:
    """A question with its number and its answer."""

    number: int
    question: Question
    answer: Answer

    @property
    def more(self) -> int:
        """How many exceptions are not named."""
        return self.answer.all - len(self.answer.lapses)


def report(scope: Scope, most: int = SHOWN) -> list[Answered]:
    """Every question with its answer."""
    asked = Asked(scope, QUESTIONS, most)
    return [
        Answered(number, question, question.answer(asked))
        for number, question in enumerate(QUESTIONS, start=1)
    ]
