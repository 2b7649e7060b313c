"""The forms about the website itself: what is said of its accessibility, and a colour to try."""

from typing import Any

from django import forms
from django.core.validators import (
    MaxLengthValidator,
    MaxValueValidator,
    MinValueValidator,
    RegexValidator,
)
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from registry.fields import keep_plain
from registry.website.models import Statement

LONGEST = 10_000
A_YEAR = 250
"""Working days."""


class StatementForm(forms.ModelForm):
    """What only the municipality can say; the rest of the statement is the program's own text."""

    class Meta:
        model = Statement
        fields = (
            "authority",
            "email",
            "phone",
            "address",
            "reply_days",
            "conforms",
            "shortcomings",
            "burdensome",
            "exempt",
            "tested",
            "tested_how",
            "tested_on",
        )
        widgets = {
            "conforms": forms.RadioSelect,
            "tested": forms.RadioSelect,
            "tested_on": forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
            **{
                name: forms.Textarea(attrs={"rows": 3})
                for name in ("shortcomings", "burdensome", "exempt", "tested_how")
            },
        }
        help_texts = {
            "authority": _("For example the municipal board."),
            "email": _("A function mailbox where somebody answers."),
            "shortcomings": _("One thing a line: what does not work, for whom, and when it will be mended."),
            "burdensome": _("Only if you have assessed it. Leave it empty otherwise."),
            "exempt": _("For example older documents. Leave it empty otherwise."),
        }
        error_messages = {
            "authority": {
                "required": _("Write who answers for the website."),
                "max_length": _("Write a little shorter: at most 200 characters."),
            },
            "email": {
                "required": _("Write the e-mail address like this: biblioteket@kommunen.se."),
                "invalid": _("Write the e-mail address like this: biblioteket@kommunen.se."),
                "max_length": _("Write the e-mail address like this: biblioteket@kommunen.se."),
            },
            "phone": {"max_length": _("Write a little shorter: at most 60 characters.")},
            "address": {"max_length": _("Write a little shorter: at most 300 characters.")},
            "reply_days": {
                "required": _("Write a number of days, such as 3."),
                "invalid": _("Write a number of days, such as 3."),
            },
            "conforms": {
                "required": _("Choose one of the answers."),
                "invalid_choice": _("Choose one of the answers."),
            },
            "tested": {
                "required": _("Choose one of the answers."),
                "invalid_choice": _("Choose one of the answers."),
            },
            "tested_on": {
                "required": _("Write the day like this: 2026-11-22."),
                "invalid": _("Write the day like this: 2026-11-22."),
            },
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("conforms", "tested"):
            field = self.fields[name]
            field.choices = [(key, capfirst(str(label))) for key, label in field.choices if key]  # type: ignore[attr-defined]
        days = self.fields["reply_days"]
        days.validators = [
            MinValueValidator(1, _("Write a number of days, such as 3.")),
            MaxValueValidator(A_YEAR, _("Write a number of days, such as 3.")),
        ]
        for field in self.fields.values():
            if isinstance(field, forms.CharField) and field.max_length is None:
                field.validators.append(
                    MaxLengthValidator(LONGEST, _("Write a little shorter: at most 10,000 characters."))
                )
        keep_plain(*self.fields.values())


class ColorForm(forms.Form):
    """A colour to try, before it goes into the settings."""

    farg = forms.CharField(
        label=_("Colour"),
        help_text=_("# and six characters, such as #00563f."),
        max_length=7,
        validators=[
            RegexValidator(r"^#([0-9a-fA-F]{3}|[0-9a-fA-F]{6})$", _("Write the colour like this: #00563f."))
        ],
        error_messages={
            "required": _("Write the colour like this: #00563f."),
            "max_length": _("Write the colour like this: #00563f."),
        },
    )
