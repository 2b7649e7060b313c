"""What each act is called in the log, and which fields tell a reader nothing."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

SENTENCES: dict[str, tuple[str | Promise, str]] = {
    # The register
    "enter": (gettext_lazy("%(who)s entered the account"), "plus"),
    "import": (gettext_lazy("%(who)s imported accounts from a list"), "file-import"),
    "change": (gettext_lazy("%(who)s changed the account's facts"), "edit"),
    "appoint": (gettext_lazy("%(who)s made %(person)s responsible"), "user-check"),
    "hand_over": (
        gettext_lazy("%(who)s handed the account over to %(person)s, %(department)s"),
        "user-share",
    ),
    "add_person": (gettext_lazy("%(who)s gave %(person)s a part in the account"), "user-plus"),
    "remove_person": (gettext_lazy("%(who)s ended %(person)s's part in the account"), "user-minus"),
    "note_proof": (gettext_lazy("%(who)s saw that the profile links back to the municipality"), "link"),
    "mark_seen": (gettext_lazy("%(who)s saw the department's changes"), "eye-check"),
    "note_last_post": (gettext_lazy("%(who)s noted when the account last had a post"), "calendar-check"),
    "warn": (gettext_lazy("%(who)s warned residents of the account"), "alert-triangle"),
    "change_warning": (gettext_lazy("%(who)s changed the warning to residents"), "edit"),
    "lift_warning": (gettext_lazy("%(who)s took the warning to residents away"), "shield-check"),
    "answer_requirement": (gettext_lazy("%(who)s finished a start requirement"), "checkbox"),
    # Cases, besides the moves
    "open_case": (gettext_lazy("%(who)s started a draft"), "pencil"),
    "save_draft": (gettext_lazy("%(who)s saved the draft"), "device-floppy"),
    "discard": (gettext_lazy("%(who)s threw a draft away"), "trash"),
    "do_step": (gettext_lazy("%(who)s did a step before closing"), "checkbox"),
    "strike_step": (gettext_lazy("%(who)s struck a step before closing"), "strikethrough"),
    "add_step": (gettext_lazy("%(who)s added a step before closing"), "plus"),
    "remind": (gettext_lazy("%(who)s sent a reminder"), "bell"),
    "message": (gettext_lazy("%(who)s wrote a message"), "message"),
    "read_messages": (gettext_lazy("%(who)s read the messages"), "mail-opened"),
    # Paper
    "make_document": (gettext_lazy("%(who)s made the decision's document"), "file-certificate"),
    "note_diary_number": (gettext_lazy("%(who)s noted the diary number"), "bookmark"),
    # Tips from residents
    "receive_tip": (gettext_lazy("A tip came in from a resident"), "message-report"),
    "note_tip_step": (gettext_lazy("%(who)s took a step against the account"), "checkbox"),
    "settle_tip": (gettext_lazy("%(who)s settled the tip"), "circle-check"),
    "reopen_tip": (gettext_lazy("%(who)s opened the tip again"), "rotate"),
    # Removed content: what was written of it is seen on its own page only, so that no change is told field by field
    "log_removal": (gettext_lazy("%(who)s logged content that was removed"), "message-off"),
    "change_removal": (gettext_lazy("%(who)s added to what is logged of removed content"), "edit"),
    "register_removal": (gettext_lazy("%(who)s noted where removed content is registered"), "bookmark"),
    "prolong_block": (gettext_lazy("%(who)s prolonged a block"), "user-cancel"),
    "end_block": (gettext_lazy("%(who)s lifted a block"), "user-check"),
    "set_retention": (gettext_lazy("%(who)s entered the retention decision of %(department)s"), "eraser"),
    "end_retention": (gettext_lazy("%(who)s ended the retention decision of %(department)s"), "eraser-off"),
    # The website itself
    "state_accessibility": (gettext_lazy("%(who)s changed the accessibility statement"), "accessible"),
    # Reviews
    "open_round": (gettext_lazy("%(who)s opened a review round"), "clipboard-list"),
    "take_turn": (gettext_lazy("%(who)s took the account up for review"), "clipboard-list"),
    "review": (gettext_lazy("%(who)s reviewed the account"), "clipboard-check"),
    "promise": (
        gettext_lazy("%(who)s confirmed the facts and promised what must be promised"),
        "writing-sign",
    ),
    "mend": (gettext_lazy("%(who)s said that a shortcoming is mended"), "tool"),
    "see_mended": (gettext_lazy("%(who)s saw that a shortcoming is mended"), "eye-check"),
    "send_back": (gettext_lazy("%(who)s saw that a shortcoming is not mended yet"), "arrow-back-up"),
    # The guideline
    "adopt": (gettext_lazy("%(who)s entered the guideline in force"), "book"),
    "draft_guideline": (gettext_lazy("%(who)s began a new version of the guideline"), "pencil"),
    "change_guideline": (gettext_lazy("%(who)s changed the draft"), "edit"),
    "discard_guideline": (gettext_lazy("%(who)s threw the draft of a guideline away"), "trash"),
    "add_requirement": (gettext_lazy("%(who)s added a requirement"), "plus"),
    "change_requirement": (gettext_lazy("%(who)s changed a requirement"), "edit"),
    "remove_requirement": (gettext_lazy("%(who)s removed a requirement"), "trash"),
    "move_requirement": (gettext_lazy("%(who)s moved a requirement"), "arrows-sort"),
    "acknowledge": (gettext_lazy("%(who)s said that they have read the guideline"), "book-2"),
    # People and departments
    "enter_person": (gettext_lazy("%(who)s entered %(person)s"), "user-plus"),
    "change_person": (gettext_lazy("%(who)s changed %(person)s's facts"), "user-edit"),
    "invite": (gettext_lazy("%(who)s invited %(person)s"), "mail"),
    "deactivate": (gettext_lazy("%(who)s deactivated %(person)s"), "user-off"),
    "reactivate": (gettext_lazy("%(who)s activated %(person)s again"), "user-check"),
    "set_password": (gettext_lazy("%(person)s chose a new password"), "key"),
    "give_grant": (gettext_lazy("%(who)s gave %(person)s a grant"), "id-badge-2"),
    "end_grant": (gettext_lazy("%(who)s ended a grant of %(person)s"), "id-badge-off"),
    "add_department": (gettext_lazy("%(who)s added the department %(department)s"), "building-plus"),
    "change_department": (gettext_lazy("%(who)s changed the department %(department)s"), "building"),
    "pseudonymise": (gettext_lazy("%(who)s pseudonymised people who have left, by a decision"), "eraser"),
    "destroy": (gettext_lazy("%(who)s destroyed content by a decision"), "eraser"),
}
"""The sentence and the icon of every act that is no move of a case; those stand in cases/moves.py."""

PLUMBING = frozenset(
    {
        "id",
        "public_id",
        "version",
        "form",
        "changed_unseen_at",
        "invited_at",
        "entered_at",
        "key",
        "address_kind",
        "manager_at",
        "started_at",
        "ended_at",
        "submitted_at",
        "warning_since",
        "received_at",
        "settled_at",
        "nonce",
        "answered_on",
        "answered_by",
        "answered_at",
        "status_before",
        "rests_before",
        "proof",
        "proof_type",
        "proof_sha256",
        "done_by",
        "case",
        "responsible",
        "review",
        "requirement",
        "position",
    }
)
"""Fields that tell a reader nothing that the sentence and the other fields do not."""
