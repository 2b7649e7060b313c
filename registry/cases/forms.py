"""The questions of the two entrances: seven for an account that exists, twelve for a new one."""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.urls import reverse
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from accounts.chain import Who
from registry import numbers
from registry.cases import understood
from registry.cases.asking import LONGEST
from registry.cases.effects import Application
from registry.cases.models import Case
from registry.fields import DepartmentField, PersonField, keep_plain
from registry.register import duplicates
from registry.register.models import PACES, SHOWN_PEOPLE
from registry.register.platforms import BY_KEY, Recognised, platform_choices, recognise
from registry.register.replies import REPLIES

SAY_WHO = _("Write a name or an e-mail address.")


def lines(rows: int) -> forms.Textarea:
    """A field for some sentences."""
    return forms.Textarea(attrs={"rows": rows})


def allowed_departments(who: Who) -> frozenset[int] | None:
    """The departments that somebody may report and apply for; None is all of them."""
    return None if who.in_unit else who.departments("department_admin", "manager")


def offered(who: Who) -> list[int]:
    """Keys of the departments that the forms offer somebody."""
    mine = allowed_departments(who)
    return [pk for pk, one in who.tree.by_pk.items() if one.is_active and (mine is None or pk in mine)]


class MessageForm(forms.Form):
    """A message in a case."""

    text = forms.CharField(
        label=_("Write a message"),
        widget=lines(4),
        max_length=LONGEST,
        error_messages={"required": _("Write something first.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(*self.fields.values())


class DisagreeForm(forms.Form):
    """What the manager finds is not right."""

    reason = forms.CharField(
        label=_("What is not right?"),
        help_text=_("Whoever applied and the communications unit read it."),
        widget=lines(4),
        max_length=LONGEST,
        error_messages={"required": _("Write what is not right.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        keep_plain(*self.fields.values())


class Questions(forms.Form):
    """What both entrances ask; cleans to an Application."""

    department = DepartmentField(
        label=_("Which department is the sender?"),
        help_text=_("The unit that answers for the content, for example Ekskolan."),
        error_messages={
            "required": _("Choose which department is the sender."),
            "invalid_choice": _("Choose a department in the list. You can only choose those you work for."),
        },
    )
    address = forms.CharField(
        label=_("The account's address"),
        help_text=_("Paste the address from the browser."),
        max_length=4096,
        widget=forms.TextInput(attrs={"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}),
        error_messages={"required": _("Paste the account's address. Open the account and copy it there.")},
    )
    platform_label = forms.CharField(label=_("What is the platform called?"), max_length=60, required=False)
    purpose = forms.CharField(
        label=_("What will the account be used for?"),
        help_text=_("One or two sentences. They can be shown in the public list."),
        widget=lines(3),
        max_length=LONGEST,
        error_messages={"required": _("Write in one or two sentences what the account is for.")},
    )
    responsible = PersonField(
        label=_("Responsible"),
        help_text=_(
            "Whoever answers for the account, often the unit's manager. Search by name or write the e-mail address."
        ),
        error_messages={"required": SAY_WHO},
    )
    deputy = PersonField(
        label=_("Deputy"),
        help_text=_("Whoever takes over during leave. At least two should be able to get into the account."),
        error_messages={"required": SAY_WHO},
    )
    watched = forms.CharField(
        label=_("We read comments"),
        max_length=200,
        initial=_("Workdays 8–16"),
        error_messages={"required": _("Write when you read comments, for example workdays 8–16.")},
    )
    replies_within_hours = forms.TypedChoiceField(
        label=_("We answer"), choices=REPLIES, coerce=int, initial=numbers.REPLY_HOURS
    )
    promise = forms.BooleanField(
        label=_(
            "The account is open to everybody, we have time for posts and answers, and we have read the guideline."
        ),
        error_messages={
            "required": _("Tick the box when it is so. Until then you can save what you have written.")
        },
    )

    def __init__(self, *args: Any, who: Who, case: Case | None = None, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.who, self.case = who, case
        self.read = Recognised("ask_platform")
        self.fields["department"].offer(who, allowed_departments(who))  # type: ignore[attr-defined]
        keep_plain(*self.fields.values())
        self.fields["address"].widget.attrs |= self.asks_at_once()

    def asks_at_once(self) -> dict[str, str]:
        """The attributes by which htmx shows how the address is read."""
        mended = self.case.account if self.case else None
        return {
            "hx-get": reverse("understand") + (f"?konto={mended.public_id}" if mended else ""),
            "hx-trigger": "input changed delay:300ms",
            "hx-target": "#forstatt",
            "hx-sync": "this:replace",
        }

    @property
    def chosen(self) -> str:
        """The platform that was chosen, where one is to be chosen."""
        return ""

    def raw(self) -> dict[str, str]:
        """What was typed, as it was typed, but for what no database can hold."""
        return {name: str(self.data.get(name, ""))[:20_000].replace("\x00", "") for name in self.fields}

    def clean_address(self) -> str:
        """The address is read; what it was read as stands in `read`."""
        text = str(self.cleaned_data["address"])
        if text:
            self.take_over(text)
        return text

    def take_over(self, text: str) -> None:
        """Reads a text as the account's address. Raises ValidationError where it is none, or is taken."""
        self.read = understood.read_on(self.chosen, text)
        if not self.read.is_account:
            raise ValidationError(self.read.why or _("Paste the account's address from the browser."))
        owner = duplicates.holder(self.read.key, self.case.account_id if self.case else None)
        if owner is not None:
            raise ValidationError(duplicates.taken(self.who, owner))

    def clean(self) -> dict[str, Any]:
        """What must fit together: two different people, and a name for a platform we don't know."""
        said = super().clean() or self.cleaned_data
        responsible, deputy = said.get("responsible"), said.get("deputy")
        if responsible and deputy and responsible.email == deputy.email:
            self.add_error(
                "deputy",
                _("Choose somebody else as deputy. At least two should be able to get into the account."),
            )
        if (self.read.platform or self.chosen) == "other" and not said.get("platform_label"):
            self.add_error("platform_label", _("Write what the platform is called."))
        return said

    def asks_label(self) -> bool:
        """Whether the platform must be named: it is one that the register does not know."""
        written = self["platform_label"].value() or self["platform_label"].errors
        return bool(written or (self.read.platform or self.chosen) == "other")

    def understood(self) -> understood.Understood | None:
        """How the address that stands there is read."""
        if self["address"].errors:
            return None
        besides = self.case.account_id if self.case else None
        text = str(self["address"].value() or "")
        return understood.of(self.who, text, platform=self.chosen, besides=besides)

    def application(self) -> Application:
        """What the form says, read and checked."""
        said = self.cleaned_data
        facts = ("name", "audience", "added_value", "pace", "ends_on", "shows_people", "manager")
        return Application(
            department=said["department"],
            read=self.read,
            platform=self.chosen or self.read.platform,
            platform_label=said["platform_label"] if self.asks_label() else "",
            purpose=said["purpose"],
            responsible=said["responsible"],
            deputy=said["deputy"],
            watched=said["watched"],
            replies_within_hours=said["replies_within_hours"],
            **{fact: said[fact] for fact in facts if said.get(fact)},
        )


class Report(Questions):
    """«Anmäl konto som redan finns»: seven questions."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        # A genuine account is never kept off the list for want of a deputy: it becomes a start requirement.
        self.fields["deputy"].required = False


class Apply(Questions):
    """«Ansök om nytt konto»: twelve questions."""

    # What is wrong is told in the order of the page.
    field_order = (
        *(
            "department",
            "platform",
            "name",
            "address",
            "platform_label",
            "purpose",
            "audience",
            "added_value",
        ),
        *("responsible", "deputy", "manager", "watched", "replies_within_hours", "pace", "ends_on"),
        *("shows_people", "promise"),
    )

    platform = forms.ChoiceField(label=_("Platform"), error_messages={"required": _("Choose the platform.")})
    name = forms.CharField(
        label=_("The account's name"),
        max_length=200,
        error_messages={"required": _("Write the account's name, for example Kulturskolan in Lindala.")},
    )
    audience = forms.CharField(
        label=_("Whom do you want to reach?"),
        help_text=_("For example guardians at Ekskolan."),
        max_length=300,
        error_messages={"required": _("Write whom you want to reach.")},
    )
    added_value = forms.CharField(
        label=_("Why is an account of its own needed?"),
        help_text=_("What do residents get from it, and why are the accounts above not enough?"),
        widget=lines(4),
        max_length=LONGEST,
        error_messages={"required": _("Write what residents get from the account.")},
    )
    manager = PersonField(
        label=_("Nearest manager"),
        help_text=_(
            "The manager gets a mail and agrees with one click. Are you the manager? Choose yourself."
        ),
        error_messages={"required": SAY_WHO},
    )
    pace = forms.ChoiceField(
        label=_("We publish"),
        choices=[("", _("Choose how often")), *((key, capfirst(label)) for key, label in PACES)],
        error_messages={"required": _("Choose how often you publish.")},
    )
    ends_on = forms.DateField(
        label=_("Last day"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
    )
    shows_people = forms.ChoiceField(
        label=_("Are people shown in text, pictures or film?"),
        help_text=_(
            "No, adults, children. If yes, the data protection contact helps you; "
            "you need not know the legal basis now."
        ),
        choices=[(key, capfirst(label)) for key, label in SHOWN_PEOPLE],
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose no, adults or children.")},
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["platform"].choices = [("", _("Choose a platform")), *platform_choices()]  # type: ignore[attr-defined]
        address = self.fields["address"]
        address.required = False
        address.label = _("Planned handle or address")
        address.help_text = _("If you have chosen one. The register then keeps it for you.")
        address.widget.attrs["hx-include"] = "#id_platform"
        for name in ("platform", "department"):
            self.fields[name].widget.attrs |= self.refreshes_similar()

    def refreshes_similar(self) -> dict[str, str]:
        """The attributes by which htmx shows accounts that could do instead."""
        return {
            "hx-get": reverse("similar"),
            "hx-trigger": "change",
            "hx-target": "#liknande",
            "hx-include": "#id_department, #id_platform",
        }

    @property
    def chosen(self) -> str:
        value = str(self["platform"].value() or "")
        return value if value in BY_KEY else ""

    def clean_name(self) -> str:
        """A name; where somebody pasted an address or wrote a @handle, that is read instead."""
        text = str(self.cleaned_data["name"])
        handle = text.startswith("@") and " " not in text
        if not handle and not ("/" in text and recognise(text).is_account):
            return text
        self.take_over(text)
        return ""

    def clean_ends_on(self) -> date | None:
        """A last day lies ahead."""
        day: date | None = self.cleaned_data["ends_on"]
        if day is not None and day <= self.who.on:
            raise ValidationError(_("Choose a day that is still to come."))
        return day

    def described(self) -> dict[str, Any]:
        """What is said so far of the account, for finding those that are like it."""
        department = str(self["department"].value() or "")
        words = (str(self[name].value() or "") for name in ("name", "purpose", "audience"))
        return {
            "platform": self.chosen,
            "department": int(department) if department.isdecimal() else None,
            "words": " ".join(words),
        }


FORMS: dict[str, type[Questions]] = {"report": Report, "application": Apply}
