"""A review's changes: a file is received and read, decided about, placed, accepted or rejected.

Each function is one transaction, writes its line of history, and asks who may do it. One that cannot be done raises
CannotDecide with a sentence in Danish; whoever may not see the review gets PermissionDenied.
"""

import hashlib
from collections.abc import Collection
from dataclasses import dataclass, replace

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from handleplan.documents.files import MAX_BYTES
from handleplan.forms.as_json import as_json
from handleplan.intake.accepting import write_into_record
from handleplan.intake.belonging import Belonging
from handleplan.intake.differences import Difference, differences
from handleplan.intake.document_finding import revisable_documents, version_before
from handleplan.intake.files_received import shown_name
from handleplan.intake.framework_finding import find_framework, framework_for, widen
from handleplan.intake.models import Decision, Review
from handleplan.intake.opening import NotOfAKnownForm, Opened, opened
from handleplan.intake.placing import belonging_as_json, belonging_from_json
from handleplan.intake.reading import ask_to_read, read_now
from handleplan.intake.review.decisions import CannotDecide, decision_as_json
from handleplan.intake.review.decisions import Decision as Decided
from handleplan.intake.review.draft import decided
from handleplan.intake.review_fields import keep_content, note_accepted
from handleplan.intake.taking_over import next_number, revise, settle_revision
from handleplan.record.history import note_event
from handleplan.record.models import Framework, SourceDocument, SourceVersion, Unit, User
from handleplan.record.models.sources import large_fields
from handleplan.record.permissions import frameworks_coordinated_by, may_bring_in
from handleplan.record.sources import whole_or_nothing

__all__ = [
    "CannotDecide",
    "NotOfAKnownForm",
    "NotReceived",
    "Opened",
    "Received",
    "accept",
    "decide",
    "differences_of",
    "opened",
    "place",
    "read_again",
    "read_now",
    "receive",
    "reject",
    "say_revision",
    "take",
    "take_up",
    "undo",
]


class NotReceived(Exception):
    """The file is not taken in; the message is a sentence in Danish for the person who chose it."""


@dataclass(frozen=True)
class Received:
    """What became of a file that was handed over.

    Where the same file is here already (``is_new`` False) nothing was made: ``message`` says so, and ``address`` is
    where it is. ``review`` is None where it is a ``source`` that no review is known of.
    """

    review: Review | None
    is_new: bool
    message: str
    source: SourceVersion | None = None

    @property
    def address(self) -> str:
        """The page that shows it."""
        known = self.review or self.source
        return known.get_absolute_url() if known else ""


def receive(name: str, content: bytes, *, by: User, framework: Framework | None = None, unit: str = "") -> Received:
    """Keep a file and have it read by a task. Raises NotReceived."""
    name = shown_name(name)
    if not may_bring_in(by, framework):
        raise NotReceived(_("Du kan ikke lægge dokumenter ind her; det gør rammens koordinator."))
    if not content:
        raise NotReceived(_("Filen „%(name)s“ er tom. Se efter, om det er den rigtige.") % {"name": name})
    if len(content) > MAX_BYTES:
        raise NotReceived(
            _("Filen „%(name)s“ fylder mere end %(most)s MB. Del den, og vælg delene hver for sig.")
            % {"name": name, "most": MAX_BYTES // 1_000_000}
        )
    with whole_or_nothing() as new_files:
        User.objects.select_for_update().get(pk=by.pk)  # the same file twice at once is one file
        if known := _known(content, name, by, framework):
            return known
        review = Review(name=name, framework=framework, unit_name=unit.strip()[:500], uploaded_by=by)
        keep_content(review, content, new_files)
        review.save()
        note_event("review.received", name, framework=framework, by=by)
        ask_to_read(review)
    review.refresh_from_db()
    return Received(review, True, _("„%(name)s“ er lagt ind.") % {"name": name})


@transaction.atomic
def decide(review: Review, decision: Decided, by: User) -> Opened:
    """Add a decision to those made by now, whoever made them, and give the review as it is then."""
    take(review, by, Review.State.READY)
    now = opened(review)
    decided(now.reading, now.decided, decision)
    added = Decision.objects.create(review=review, number=next_number(review), data=decision_as_json(decision), by=by)
    return _changed(now, replace(now, decisions=[*now.decisions, added]))


@transaction.atomic
def undo(review: Review, number: int, by: User) -> Opened:
    """Take a decision back: it is kept, and counts no more. Those that rested on it are idle in the draft."""
    take(review, by, Review.State.READY)
    now = opened(review)
    decision = next((one for one in now.decisions if one.number == number), None)
    if decision is None:
        raise CannotDecide(_("Det er allerede fortrudt. Genindlæs siden."))
    decision.undone_by, decision.undone_at = by, timezone.now()
    decision.save(update_fields=["undone_by", "undone_at"])
    return _changed(now, replace(now, decisions=[one for one in now.decisions if one != decision]))


@transaction.atomic
def place(
    review: Review,
    *,
    by: User,
    framework: Framework | None = None,
    name: str = "",
    first_year: int | None = None,
    last_year: int | None = None,
    owner: Unit | None = None,
    owner_name: str = "",
) -> None:
    """Say where the reading belongs: to a framework, or to a new one of that name, period and owner.

    A coordinator chooses among the frameworks that they coordinate; an administrator makes new ones.
    """
    take(review, by, Review.State.READY)
    if review.accepted_parts:
        raise CannotDecide(_("En del af læsningen er godkendt. Derfor kan den ikke flyttes til en anden ramme."))
    said = belonging_from_json(review.belonging) if review.belonging else Belonging("policy", (), None, None)
    if framework is None:
        owner_name = owner.name if owner else owner_name.strip()
        said = _new_framework(said, name.strip(), first_year, last_year, owner_name, by)
        framework = find_framework(said)
    elif review.form_kind and framework.kind != said.kind:
        raise CannotDecide(
            _("„%(name)s“ er et dokument om en pulje. Vælg en pulje.")
            if said.kind == Framework.Kind.POOL
            else _("„%(name)s“ er et dokument om en politik. Vælg en politik.") % {"name": review.name}
        )
    if framework and not may_bring_in(by, framework):
        raise CannotDecide(_("Du er ikke koordinator for „%(framework)s“.") % {"framework": framework})
    review.belonging = belonging_as_json(said)
    review.framework = framework
    review.owner = framework.owner if framework else owner
    review.is_placed = True
    review.is_revision_said = False  # the documents to choose among are the framework's
    if review.reading is not None:
        settle_revision(review)
        review.doubts = opened(review).open_doubts
    review.save()
    note_event("review.placed", f"{review.name}: {framework or said.names[0]}", framework=framework, by=by)


@transaction.atomic
def say_revision(review: Review, document: SourceDocument | None, by: User) -> None:
    """Say which of the framework's documents the file is a new version of; None says that it is one of its own.

    What was decided about the document's last version is taken over.
    """
    take(review, by, Review.State.READY)
    if review.accepted_parts:
        raise CannotDecide(_("En del er godkendt. Derfor står det fast, hvilket dokument filen er en udgave af."))
    if document and document not in revisable_documents(review.framework, review.form_kind):
        raise CannotDecide(_("Det dokument kan filen ikke være en ny udgave af. Vælg et andet."))
    review.is_revision_said = True
    revise(review, document)
    review.doubts = opened(review).open_doubts
    review.save()
    note_event(
        "review.revision_said", f"{review.name}: {document or _('nyt dokument')}", framework=review.framework, by=by
    )


def accept(
    review: Review, parts: Collection[str] | None = None, *, by: User, withdraw_missing: bool = False
) -> list[str]:
    """Write the parts at those addresses (None: all that are left) into the record, and say what there is to tell.

    Whole or nothing. Plans that an earlier version of the document gave, and this one lacks, are withdrawn where
    everything is accepted and ``withdraw_missing`` says so.
    """
    with whole_or_nothing():
        take(review, by, Review.State.READY)
        now = opened(review)
        chosen = [address for address in now.left if parts is None or address in parts]
        if parts is not None and len(chosen) < len(set(parts)):
            raise CannotDecide(_("Noget af det er godkendt i mellemtiden eller findes ikke længere. Genindlæs siden."))
        if not chosen and now.left:
            raise CannotDecide(_("Vælg, hvad der skal godkendes."))
        is_all = len(chosen) == len(now.left)
        notes: list[str] = []
        framework = _framework(review, by, notes)
        # Two documents at once could both be a document's next version, or make the same unit twice.
        Framework.objects.select_for_update().get(pk=framework.pk)
        notes += write_into_record(now, framework, parts=chosen, withdraws=is_all and withdraw_missing, by=by)
        review.decided_by, review.decided_at = by, timezone.now()
        if is_all:
            note_accepted(review, by)
        review.save()
        names = ", ".join(now.draft.part(address).name for address in chosen)
        note_event("review.accepted", f"{review.name}: {names}", framework=framework, by=by)
    return notes


@transaction.atomic
def reject(review: Review, reason: str, by: User) -> None:
    """Say that the document, or what is left of it, does not come into the record. Everything is kept."""
    take(review, by, Review.State.READY, Review.State.FAILED)
    reason = reason.strip()
    if not reason:
        raise CannotDecide(_("Skriv, hvorfor dokumentet afvises."))
    review.state, review.reason = Review.State.REJECTED, reason
    review.decided_by, review.decided_at = by, timezone.now()
    review.save()
    note_event("review.rejected", f"{review.name}: {reason}", framework=review.framework, by=by)


@transaction.atomic
def take_up(review: Review, by: User) -> None:
    """Bring a rejected review back to where it was."""
    take(review, by, Review.State.REJECTED)
    review.state = Review.State.READY if review.document is not None else Review.State.FAILED
    note_event("review.taken_up", f"{review.name}: {review.reason}", framework=review.framework, by=by)
    review.reason = ""
    review.decided_by = review.decided_at = None
    review.save()


@transaction.atomic
def read_again(review: Review, by: User) -> None:
    """Read the kept file anew, as after the program got better; what was decided is taken over."""
    take(review, by, Review.State.READY, Review.State.FAILED)
    if review.accepted_parts:
        raise CannotDecide(_("En del af læsningen er godkendt. Læg filen ind som en ny version i stedet."))
    review.state, review.problem = Review.State.WAITING, ""
    review.attempts, review.started_at = 0, None
    review.save()
    note_event("review.read_again", review.name, framework=review.framework, by=by)
    ask_to_read(review)
    review.refresh_from_db()


def differences_of(now: Opened) -> list[Difference]:
    """What the draft says otherwise than the document's version before it, statement by statement."""
    if now.review.revises is None:
        return []
    before = version_before(now.review.revises, now.review.version)
    return differences(before.reading, as_json(now.result)) if before else []


def _known(content: bytes, name: str, by: User, framework: Framework | None) -> Received | None:
    """Where the same file is already, among what ``by`` may see."""
    sha256 = hashlib.sha256(content).hexdigest()
    reviews = Review.objects.visible_to(by).without_texts().filter(sha256=sha256)
    versions = SourceVersion.objects.filter(sha256=sha256, document__framework__in=frameworks_coordinated_by(by))
    if framework:
        reviews = reviews.filter(framework__in=[framework])
        versions = versions.filter(document__framework=framework)
    if review := reviews.select_related("decided_by", "version").first():
        return Received(review, False, _already(review, name))
    if version := versions.select_related("document__framework__owner").defer(*large_fields()).first():
        message = _("„%(name)s“ er allerede en kilde til „%(framework)s“.")
        return Received(None, False, message % {"name": name, "framework": version.document.framework}, version)
    return None


def _already(review: Review, name: str) -> str:
    """That the same file was brought in before, and how far it has come."""
    said = {
        Review.State.WAITING: _("„%(name)s“ er allerede lagt ind og bliver læst."),
        Review.State.READING: _("„%(name)s“ er allerede lagt ind og bliver læst."),
        Review.State.READY: _("„%(name)s“ er allerede lagt ind og venter på at blive gennemset."),
        Review.State.FAILED: _("„%(name)s“ er lagt ind før og kunne ikke læses."),
        Review.State.ACCEPTED: _("„%(name)s“ er allerede godkendt."),
        Review.State.REJECTED: _("„%(name)s“ er lagt ind før og blev afvist. Du kan tage den op igen."),
    }
    return said[Review.State(review.state)] % {"name": name}


def take(review: Review, by: User, *states: Review.State) -> None:
    """Take the review as it is now, for one of ``states``, so that nobody else changes it meanwhile.

    Raises PermissionDenied, and CannotDecide where it is in another state.
    """
    if not Review.objects.visible_to(by).filter(pk=review.pk).exists():
        raise PermissionDenied
    review.refresh_from_db(from_queryset=Review.objects.select_for_update())
    if review.state not in states:
        who = _(" af %(who)s") % {"who": review.decided_by} if review.decided_by else ""
        when = _(" den %(when)s") % {"when": date_format(review.decided_at)} if review.decided_at else ""
        raise CannotDecide(
            _("Det kan ikke gøres nu: læsningen er %(state)s%(who)s%(when)s. Genindlæs siden.")
            % {"state": _STATES[Review.State(review.state)](), "who": who, "when": when}
        )


_STATES = {
    Review.State.WAITING: lambda: _("ikke læst endnu"),
    Review.State.READING: lambda: _("ved at blive læst"),
    Review.State.READY: lambda: _("klar til gennemsyn"),
    Review.State.FAILED: lambda: _("ikke lykkedes"),
    Review.State.ACCEPTED: lambda: _("godkendt"),
    Review.State.REJECTED: lambda: _("afvist"),
}


def _changed(before: Opened, now: Opened) -> Opened:
    """The review after a decision. A part that was accepted, and says something else now, waits to be accepted anew."""
    review, parts = now.review, now.draft.parts
    was = {part.address: part for part in before.draft.parts}
    review.accepted_parts = [
        part.address for part in parts if part.address in review.accepted_parts and part == was.get(part.address)
    ]
    review.doubts = now.open_doubts
    review.plans = sum(part.kind in ("plan", "project") and not part.is_emptied for part in parts)
    review.save(update_fields=["accepted_parts", "doubts", "plans"])
    return now


def _new_framework(
    said: Belonging, name: str, first_year: int | None, last_year: int | None, owner_name: str, by: User
) -> Belonging:
    if not by.is_superuser:
        raise CannotDecide(_("Vælg en af dine rammer. Kun en administrator kan oprette en ny."))
    if not name or not owner_name:
        raise CannotDecide(_("Skriv den nye rammes navn, og hvem den hører til."))
    if first_year and last_year and last_year < first_year:
        raise CannotDecide(_("Perioden slutter, før den begynder. Ret årstallene."))
    return replace(
        said, names=(name[:200],), first_year=first_year, last_year=last_year or first_year, owner=owner_name[:200]
    )


def _framework(review: Review, by: User, notes: list[str]) -> Framework:
    """The framework that the review is accepted into, made where the document's is new. Raises CannotDecide."""
    said = belonging_from_json(review.belonging)
    if review.framework:
        if not may_bring_in(by, review.framework):
            raise CannotDecide(_("Du er ikke koordinator for „%(framework)s“.") % {"framework": review.framework})
        if not review.is_placed and find_framework(said) == review.framework:
            widen(review.framework, said, by)
        return review.framework
    if not (by.is_superuser and said.names and said.owner):
        raise CannotDecide(_("Vælg først, hvilken politik eller pulje dokumentet hører til."))
    return framework_for(said, notes, by)
