"""The record's tables, one file an idea."""

from handleplan.record.models.accounts import Invitation, Membership, RequiredCode, User
from handleplan.record.models.addresses import FormerAddress
from handleplan.record.models.answers import AnswerVersion, Attachment, UnchangedAnswer
from handleplan.record.models.calendars import CalendarLink
from handleplan.record.models.comments import Comment
from handleplan.record.models.following import Deadline, FollowUp, FollowUpNote
from handleplan.record.models.frameworks import (
    AttentionPoint,
    Framework,
    FrameworkGoal,
    Purpose,
    Section,
    SectionText,
    Theme,
)
from handleplan.record.models.frozen import FrozenAnswer, FrozenAttachment, FrozenReport, FrozenRound, FrozenVerdict
from handleplan.record.models.history import Event
from handleplan.record.models.mail import LocalMail, Message, MessageItem, TickRun
from handleplan.record.models.plans import (
    Answer,
    Edition,
    Form,
    Plan,
    PlanUnit,
    Role,
    Statement,
    UnchangedPart,
    Wording,
)
from handleplan.record.models.results import Result, ResultText
from handleplan.record.models.revisions import (
    PlanRevision,
    RevisedPart,
    RevisedText,
    RevisedTextVersion,
    Revision,
    Succession,
)
from handleplan.record.models.rounds import Report, ReportEntry, Round, RoundQuestion, Verdict
from handleplan.record.models.sources import Passage, SourceDocument, SourceVersion
from handleplan.record.models.targets import MEASURED_VERDICTS, Measurement, Target
from handleplan.record.models.units import Unit, UnitAlias

__all__ = [
    "MEASURED_VERDICTS",
    "Answer",
    "AnswerVersion",
    "Attachment",
    "AttentionPoint",
    "CalendarLink",
    "Comment",
    "Deadline",
    "Edition",
    "Event",
    "FollowUp",
    "FollowUpNote",
    "Form",
    "FormerAddress",
    "Framework",
    "FrameworkGoal",
    "FrozenAnswer",
    "FrozenAttachment",
    "FrozenReport",
    "FrozenRound",
    "FrozenVerdict",
    "Invitation",
    "LocalMail",
    "Measurement",
    "Membership",
    "Message",
    "MessageItem",
    "Passage",
    "Plan",
    "PlanRevision",
    "PlanUnit",
    "Purpose",
    "Report",
    "ReportEntry",
    "RequiredCode",
    "Result",
    "ResultText",
    "RevisedPart",
    "RevisedText",
    "RevisedTextVersion",
    "Revision",
    "Role",
    "Round",
    "RoundQuestion",
    "Section",
    "SectionText",
    "SourceDocument",
    "SourceVersion",
    "Statement",
    "Succession",
    "Target",
    "Theme",
    "TickRun",
    "UnchangedAnswer",
    "UnchangedPart",
    "Unit",
    "UnitAlias",
    "User",
    "Verdict",
    "Wording",
]
