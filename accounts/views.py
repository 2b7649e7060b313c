"""The pages of people, grants and departments, for the system administrator; and everybody's own account."""

from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts import people_list, permissions, person_acts, staffing
from accounts.departments import alphabetical
from accounts.door import attempt, me, now, once, today, who
from accounts.forms import (
    DepartmentForm,
    EndGrantForm,
    GrantForm,
    LanguageForm,
    OnceForm,
    PeopleFilter,
    PersonForm,
)
from accounts.models import Department, Grant, Person
from accounts.tree import Tree

Crumbs = list[dict[str, str]]


def ask(request: HttpRequest, form: OnceForm, **words: Any) -> HttpResponse:
    """The page of a form: `title`, `lead`, `submit` (the button's words), `back`, `crumbs`, `danger`."""
    return render(request, "accounts/form.html", {"form": form, **words})


def crumbs(*steps: tuple[str, str]) -> Crumbs:
    """Where a page stands: words and addresses, the last without one."""
    return [{"label": label, "url": url} for label, url in steps]


def person_crumbs(person: Person, here: str) -> Crumbs:
    """Where a page about somebody stands."""
    own = reverse("person", args=[person.public_id])
    return crumbs((_("People"), reverse("people")), (person.name, own), (here, ""))


# --- One's own account --------------------------------------------------------------------------------------


@once
def my_account(request: HttpRequest) -> HttpResponse:
    """Everybody's own facts and grants, and the language of their letters."""
    person = me(request)
    form = LanguageForm(request.POST or None, initial={"language": person.language})
    if form.is_valid():
        staffing.choose_language(person, **form.facts, by=person, at=now())
        messages.success(request, _("Your choice is saved."))
        return redirect("my_account")
    return render(
        request, "accounts/my_account.html", {"form": form, "someone": person, "grants": grants_of(person)}
    )


# --- People -------------------------------------------------------------------------------------------------


def people(request: HttpRequest) -> HttpResponse:
    """Everybody in the register, searched and filtered."""
    permissions.require(who(request), "see_people")
    form = PeopleFilter(request.GET)
    page = Paginator(form.lines(today()), people_list.ROWS).get_page(request.GET.get("sida"))
    query = request.GET.copy()
    query.pop("sida", None)
    return render(
        request,
        "accounts/people.html",
        {
            "form": form,
            "page": page,
            "previous": f"?{query.urlencode()}&sida={page.previous_page_number()}"
            if page.has_previous()
            else "",
            "next": f"?{query.urlencode()}&sida={page.next_page_number()}" if page.has_next() else "",
        },
    )


@once
def person_new(request: HttpRequest) -> HttpResponse:
    """Enters somebody; whoever has the address already is shown."""
    permissions.require(who(request), "staff")
    form = PersonForm(request.POST or None)
    entered: list[Person] = []
    if form.is_valid() and attempt(
        form, lambda: entered.append(staffing.enter_person(**form.facts, by=me(request), at=now()))
    ):
        messages.success(request, _("%(name)s is in the register.") % {"name": entered[0].name})
        return redirect("person", entered[0].public_id)
    return ask(
        request,
        form,
        title=_("Enter a person"),
        lead=_("Nobody can sign in before an invitation, which you send on the next page."),
        submit=_("Enter the person"),
        back=reverse("people"),
        crumbs=crumbs((_("People"), reverse("people")), (_("Enter a person"), "")),
    )


def person(request: HttpRequest, public_id: str) -> HttpResponse:
    """Somebody's facts, grants and what they hold."""
    permissions.require(who(request), "see_people")
    someone = get_object_or_404(Person, public_id=public_id)
    may_grant = permissions.allowed(who(request), "grant", someone.pk)
    return render(
        request,
        "accounts/person.html",
        {
            "someone": someone,
            "access": people_list.access_of(someone),
            "grants": grants_of(someone),
            "holds": staffing.holds(someone, who(request)),
            "may_grant": may_grant is True,
            "why_not": "" if may_grant is True else may_grant,
            "acts": [act for act in person_acts.PERSON_ACTS if act.fits(someone)],
            "crumbs": crumbs((_("People"), reverse("people")), (someone.name, "")),
        },
    )


@once
def person_change(request: HttpRequest, public_id: str) -> HttpResponse:
    """Changes somebody's facts."""
    permissions.require(who(request), "staff")
    someone = get_object_or_404(Person, public_id=public_id)
    known = {name: getattr(someone, name) for name in ("email", "name", "title", "language")}
    form = PersonForm(request.POST or None, initial=known)
    if form.is_valid() and attempt(
        form, lambda: staffing.change_person(someone, **form.facts, by=me(request), at=now())
    ):
        messages.success(request, _("The facts are changed."))
        return redirect("person", public_id)
    title = _("Change the facts of %(name)s") % {"name": known["name"]}
    return ask(
        request,
        form,
        title=title,
        submit=_("Save the changes"),
        back=reverse("person", args=[public_id]),
        crumbs=person_crumbs(someone, _("Change")),
    )


@once
def person_act(request: HttpRequest, public_id: str, verb: str) -> HttpResponse:
    """Asks, and then does, what one row of person_acts says."""
    permissions.require(who(request), "staff")
    someone = get_object_or_404(Person, public_id=public_id)
    act = person_acts.BY_KEY.get(verb)
    if act is None:
        raise Http404
    words = {"name": someone.name, "email": someone.email}
    form = OnceForm(request.POST or None)
    if form.is_valid():
        act.verb(someone, by=me(request), at=now())
        messages.success(request, str(act.done) % words)
        return redirect("person", public_id)
    return ask(
        request,
        form,
        title=act.title % words,
        lead=act.lead % words,
        submit=act.button,
        danger=act.danger,
        held=staffing.held(someone, on=today(), reader=who(request)) if act.danger else [],
        back=reverse("person", args=[public_id]),
        crumbs=person_crumbs(someone, str(act.button)),
    )


# --- Grants -------------------------------------------------------------------------------------------------


def grants_of(someone: Person) -> list[dict[str, Any]]:
    """Somebody's grants in words, the latest first: whether each runs, is to come or has ended."""
    on = today()
    found = Grant.objects.filter(person=someone).select_related("department").order_by("-since", "-pk")
    return [
        {
            "grant": grant,
            "words": staffing.told(grant),
            "state": "ended"
            if grant.until and grant.until < on
            else "coming"
            if grant.since > on
            else "running",
        }
        for grant in found
    ]


@once
def grant_new(request: HttpRequest, public_id: str) -> HttpResponse:
    """Gives somebody a grant."""
    permissions.require(who(request), "staff")
    someone = get_object_or_404(Person, public_id=public_id)
    permissions.require(who(request), "grant", someone.pk)
    form = GrantForm(request.POST or None, tree=Tree.load(), today=today())
    if form.is_valid() and attempt(
        form, lambda: staffing.give_grant(someone, **form.facts, by=me(request), at=now())
    ):
        messages.success(request, _("%(name)s has the grant.") % {"name": someone.name})
        return redirect("person", public_id)
    return ask(
        request,
        form,
        title=_("Give %(name)s a grant") % {"name": someone.name},
        submit=_("Give the grant"),
        back=reverse("person", args=[public_id]),
        crumbs=person_crumbs(someone, _("Give a grant")),
    )


@once
def grant_end(request: HttpRequest, public_id: str, number: int) -> HttpResponse:
    """Sets the last day of a grant."""
    permissions.require(who(request), "staff")
    grant = get_object_or_404(Grant.objects.select_related("person"), pk=number, person__public_id=public_id)
    permissions.require(who(request), "grant", grant.person_id)
    form = EndGrantForm(request.POST or None, initial={"until": today()})
    words = {"grant": staffing.told(grant), "name": grant.person.name}
    if form.is_valid() and attempt(
        form, lambda: staffing.end_grant(grant, **form.facts, by=me(request), at=now())
    ):
        messages.success(request, _("The last day of the grant is set."))
        return redirect("person", public_id)
    return ask(
        request,
        form,
        title=_("End the grant of %(name)s: %(grant)s?") % words,
        lead=_("A grant that has not begun by the last day is taken away."),
        submit=_("End the grant"),
        back=reverse("person", args=[public_id]),
        crumbs=person_crumbs(grant.person, _("End a grant")),
    )


# --- Departments --------------------------------------------------------------------------------------------


def departments(request: HttpRequest) -> HttpResponse:
    """The tree, with each department's authority and mailbox."""
    permissions.require(who(request), "staff")
    tree = ordered_tree()
    lines = [
        {
            "depth": min(depth, 5),
            "department": department,
            "above": tree.by_pk.get(department.parent_id) if department.parent_id else None,
            "authority": tree.authority(department.pk),
        }
        for depth, department in tree.in_order()
    ]
    return render(request, "accounts/departments.html", {"lines": lines})


def ordered_tree() -> Tree:
    """The tree in the order in which Swedes look a name up."""
    return Tree(sorted(Department.objects.all(), key=lambda department: alphabetical(department.name)))


@once
def department_new(request: HttpRequest) -> HttpResponse:
    """Adds a department."""
    permissions.require(who(request), "staff")
    form = DepartmentForm(request.POST or None, tree=ordered_tree())
    if form.is_valid() and attempt(
        form, lambda: staffing.add_department(**form.facts, by=me(request), at=now())
    ):
        messages.success(request, _("%(name)s is added.") % {"name": form.cleaned_data["name"]})
        return redirect("departments")
    return ask(
        request,
        form,
        title=_("Add a department"),
        submit=_("Add the department"),
        back=reverse("departments"),
        crumbs=crumbs((_("Departments"), reverse("departments")), (_("Add a department"), "")),
    )


@once
def department_change(request: HttpRequest, slug: str) -> HttpResponse:
    """Renames, moves or closes a department; its address stays."""
    permissions.require(who(request), "staff")
    department = get_object_or_404(Department.objects.select_related("parent"), slug=slug)
    known = {name: getattr(department, name) for name in ("name", "kind", "mailbox", "is_active")}
    known["parent"] = department.parent.slug if department.parent else ""
    form = DepartmentForm(request.POST or None, initial=known, tree=ordered_tree(), department=department)
    if form.is_valid() and attempt(
        form, lambda: staffing.change_department(department, **form.facts, by=me(request), at=now())
    ):
        messages.success(request, _("%(name)s is changed.") % {"name": department.name})
        return redirect("departments")
    return ask(
        request,
        form,
        title=_("Change %(name)s") % {"name": known["name"]},
        submit=_("Save the changes"),
        back=reverse("departments"),
        crumbs=crumbs((_("Departments"), reverse("departments")), (str(known["name"]), "")),
    )
