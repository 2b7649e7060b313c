"""Every table of the register, gathered from its folders; each class lives where its work is done."""

from registry.cases.closure.models import Closure, Step
from registry.cases.models import Case, CaseNumber, Conflict, Decision, Message
from registry.guidelines.models import Acknowledgement, Answer, Guideline, Requirement, Review, Round
from registry.notices.models import Notice
from registry.paper.models import Document
from registry.public.models import PublicVersion
from registry.register.models import Responsibility, SocialAccount
from registry.removals.models import Removal, Retention
from registry.tips.models import Tip
from registry.website.models import Statement

__all__ = [
    "Acknowledgement",
    "Answer",
    "Case",
    "CaseNumber",
    "Closure",
    "Conflict",
    "Decision",
    "Document",
    "Guideline",
    "Message",
    "Notice",
    "PublicVersion",
    "Removal",
    "Requirement",
    "Responsibility",
    "Retention",
    "Review",
    "Round",
    "SocialAccount",
    "Statement",
    "Step",
    "Tip",
]
