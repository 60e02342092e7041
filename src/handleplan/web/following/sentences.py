"""What happened, as a sentence that people read: one for every code that the record writes into its history."""

import re
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from handleplan.danish.written import written_date
from handleplan.record.models import Event

_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b")


@dataclass(frozen=True, slots=True)
class Said:
    """The end of a sentence that begins with who did it. ``quotes``: what the event notes stands under it instead."""

    text: str | Promise
    quotes: bool = False


KINDS = {
    "plan": gettext_lazy("Planen"),
    "status": gettext_lazy("Status"),
    "maal": gettext_lazy("Måltal og resultater"),
    "opfoelgning": gettext_lazy("Opfølgning og frister"),
    "kommentarer": gettext_lazy("Kommentarer"),
}
"""What history can be narrowed to."""

_PREFIXES = {
    "plan": ("plan.", "edition.", "revision."),
    "status": ("report.", "round."),
    "maal": ("target", "results."),
    "opfoelgning": ("deadline.", "plan.noted", "plan.note_", "plan.followed_up_at"),
    "kommentarer": ("comment.",),
}

SENTENCES = {
    "plan.created": Said(gettext_lazy("oprettede planen „%(note)s“.")),
    "plan.renamed": Said(gettext_lazy("gav planen en ny titel: %(note)s.")),
    "plan.described": Said(gettext_lazy("rettede projektets periode og budget.")),
    "plan.placed": Said(gettext_lazy("lagde planen under området %(note)s.")),
    "plan.given": Said(gettext_lazy("gjorde planen til en plan for %(note)s.")),
    "plan.withdrawn": Said(gettext_lazy("trak planen tilbage."), quotes=True),
    "plan.taken_up": Said(gettext_lazy("tog planen op igen."), quotes=True),
    "plan.followed_up_at": Said(gettext_lazy("skrev, hvor planen følges op."), quotes=True),
    "plan.noted": Said(gettext_lazy("skrev et notat fra et møde."), quotes=True),
    "plan.note_withdrawn": Said(gettext_lazy("trak et notat tilbage."), quotes=True),
    "plan.note_brought_back": Said(gettext_lazy("bragte et notat tilbage."), quotes=True),
    "plan.proposed": Said(gettext_lazy("foreslog planen „%(note)s“.")),
    "plan.ended": Said(gettext_lazy("lod planen ophøre."), quotes=True),
    "plan.resumed": Said(gettext_lazy("tog planen op igen, efter at den var ophørt."), quotes=True),
    "plan.shared": Said(gettext_lazy("lod %(note)s være med i planen.")),
    "plan.unshared": Said(gettext_lazy("tog %(note)s ud af planen.")),
    "revision.called": Said(gettext_lazy("satte %(note)s i gang.")),
    "revision.asked": Said(gettext_lazy("bad om, at planen blev gået igennem: %(note)s.")),
    "revision.kept": Said(gettext_lazy("sagde „uændret“ i den nye udgave."), quotes=True),
    "revision.kept_all": Said(gettext_lazy("sagde „uændret“ om %(note)s steder i den nye udgave.")),
    "revision.reworded": Said(gettext_lazy("omformulerede i den nye udgave."), quotes=True),
    "revision.split": Said(gettext_lazy("delte et udsagn i den nye udgave."), quotes=True),
    "revision.joined": Said(gettext_lazy("lagde udsagn sammen i den nye udgave."), quotes=True),
    "revision.replaced": Said(gettext_lazy("erstattede et udsagn i den nye udgave."), quotes=True),
    "revision.dropped": Said(gettext_lazy("lod noget gå ud af den nye udgave."), quotes=True),
    "revision.added": Said(gettext_lazy("tilføjede noget i den nye udgave."), quotes=True),
    "revision.undone": Said(gettext_lazy("fortrød en ændring i den nye udgave."), quotes=True),
    "revision.taken_up": Said(gettext_lazy("tog en fortrudt ændring frem igen i den nye udgave."), quotes=True),
    "revision.submitted": Said(gettext_lazy("indsendte den nye udgave for %(note)s.")),
    "revision.taken_back": Said(gettext_lazy("tog den nye udgave for %(note)s tilbage for at rette den.")),
    "revision.returned": Said(gettext_lazy("sendte den nye udgave tilbage."), quotes=True),
    "revision.adopted": Said(gettext_lazy("vedtog den nye udgave for %(note)s.")),
    "revision.left_out": Said(gettext_lazy("lod planen udgå af revisionen."), quotes=True),
    "revision.taken_in": Said(gettext_lazy("tog planen med i revisionen igen: %(note)s.")),
    "edition.added": Said(gettext_lazy("skrev planens ordlyd ind: %(note)s.")),
    "edition.revised": Said(gettext_lazy("reviderede planen for %(note)s.")),
    "edition.corrected": Said(gettext_lazy("rettede planens ordlyd."), quotes=True),
    "report.asked": Said(gettext_lazy("bad om status: %(note)s.")),
    "report.added": Said(gettext_lazy("skrev en status ind: %(note)s.")),
    "report.corrected": Said(gettext_lazy("rettede status i %(note)s.")),
    "report.people_named": Said(gettext_lazy("sagde, hvem der skriver status. %(note)s.")),
    "report.begun": Said(gettext_lazy("begyndte på %(note)s.")),
    "report.unchanged": Said(gettext_lazy("sagde „uændret“ i %(note)s.")),
    "report.changed_after_all": Said(gettext_lazy("tog et „uændret“ tilbage i %(note)s.")),
    "report.measured": Said(gettext_lazy("skrev en måling i status."), quotes=True),
    "report.attached": Said(gettext_lazy("lagde bilaget „%(note)s“ ved status.")),
    "report.attachment_described": Said(gettext_lazy("ændrede en billedtekst: %(note)s.")),
    "report.attachment_withdrawn": Said(gettext_lazy("trak bilaget „%(note)s“ tilbage.")),
    "report.attachment_brought_back": Said(gettext_lazy("bragte bilaget „%(note)s“ tilbage.")),
    "report.reminded": Said(gettext_lazy("sendte en påmindelse om %(note)s.")),
    "report.ready": Said(gettext_lazy("gav %(note)s videre til lederen.")),
    "report.submitted": Said(gettext_lazy("indsendte %(note)s.")),
    "report.taken_back": Said(gettext_lazy("tog %(note)s tilbage for at rette den.")),
    "report.returned": Said(gettext_lazy("sendte %(note)s tilbage.")),
    "report.approved": Said(gettext_lazy("godkendte %(note)s.")),
    "report.published": Said(gettext_lazy("offentliggjorde %(note)s.")),
    "report.unpublished": Said(gettext_lazy("tog %(note)s af hjemmesiden igen.")),
    "report.left_out": Said(gettext_lazy("lod planen udgå af %(note)s.")),
    "report.taken_in": Said(gettext_lazy("tog planen med i %(note)s igen.")),
    "target.measured": Said(gettext_lazy("skrev en måling."), quotes=True),
    "target.withdrawn": Said(gettext_lazy("trak et måltal tilbage."), quotes=True),
    "targets.confirmed": Said(gettext_lazy("bekræftede planens måltal."), quotes=True),
    "results.recorded": Said(gettext_lazy("skrev projektets resultater ind.")),
    "deadline.set": Said(gettext_lazy("satte en frist."), quotes=True),
    "deadline.changed": Said(gettext_lazy("ændrede en frist. Før lød den:"), quotes=True),
    "deadline.done": Said(gettext_lazy("meldte en frist klaret."), quotes=True),
    "deadline.reopened": Said(gettext_lazy("sagde, at en frist ikke er klaret alligevel."), quotes=True),
    "deadline.withdrawn": Said(gettext_lazy("trak en frist tilbage."), quotes=True),
    "deadline.brought_back": Said(gettext_lazy("bragte en frist tilbage."), quotes=True),
    "comment.written": Said(gettext_lazy("skrev en kommentar."), quotes=True),
    "comment.withdrawn": Said(gettext_lazy("trak en kommentar tilbage."), quotes=True),
    "comment.brought_back": Said(gettext_lazy("bragte en kommentar tilbage."), quotes=True),
    "round.planned": Said(gettext_lazy("planlagde %(note)s.")),
    "round.changed": Said(gettext_lazy("ændrede runden: %(note)s.")),
    "round.added_to": Said(gettext_lazy("tog flere planer med i runden: %(note)s.")),
    "round.plans_chosen": Said(gettext_lazy("valgte, hvilke planer der er med i runden: %(note)s.")),
    "round.opened": Said(gettext_lazy("åbnede %(note)s.")),
    "round.closed": Said(gettext_lazy("lukkede %(note)s.")),
    "framework.created": Said(gettext_lazy("oprettede %(note)s.")),
    "framework.renamed": Said(gettext_lazy("gav rammen et nyt navn: %(note)s.")),
    "framework.period_set": Said(gettext_lazy("satte rammens periode: %(note)s.")),
    "framework.described": Said(gettext_lazy("rettede rammens beskrivelse.")),
    "framework.sections_written": Said(gettext_lazy("skrev afsnittene fra %(note)s ind.")),
    "framework.attention_points_written": Said(gettext_lazy("skrev opmærksomhedspunkterne fra %(note)s ind.")),
    "source.added": Said(gettext_lazy("lagde dokumentet %(note)s ind.")),
    "unit.created": Said(gettext_lazy("oprettede enheden %(note)s.")),
    "unit.renamed": Said(gettext_lazy("gav en enhed et nyt navn: %(note)s.")),
    "unit.moved": Said(gettext_lazy("flyttede en enhed: %(note)s.")),
    "person.invited": Said(gettext_lazy("inviterede %(note)s.")),
    "person.invited_again": Said(gettext_lazy("sendte invitationen igen: %(note)s.")),
    "invitation.withdrawn": Said(gettext_lazy("trak invitationen tilbage: %(note)s.")),
    "role.given": Said(gettext_lazy("gav en rolle: %(note)s.")),
    "role.withdrawn": Said(gettext_lazy("fratog en rolle: %(note)s.")),
    "codes.required": Said(gettext_lazy("besluttede, hvem der skal bruge engangskode: %(note)s.")),
    "mail.sent_again": Said(gettext_lazy("sendte en mail igen: %(note)s.")),
    "mail.taken_as_sent": Said(gettext_lazy("regnede en mail for sendt: %(note)s.")),
    "calendar.made": Said(gettext_lazy("lavede et kalenderlink til %(note)s.")),
    "calendar.renewed": Said(gettext_lazy("fornyede et kalenderlink til %(note)s.")),
    "calendar.withdrawn": Said(gettext_lazy("trak et kalenderlink til %(note)s tilbage.")),
    "review.received": Said(gettext_lazy("bragte et dokument ind: %(note)s.")),
    "review.read": Said(gettext_lazy("læste dokumentet %(note)s.")),
    "review.failed": Said(gettext_lazy("kunne ikke læse dokumentet. %(note)s")),
    "review.read_again": Said(gettext_lazy("læste dokumentet igen: %(note)s.")),
    "review.mapped": Said(gettext_lazy("sagde, hvad dokumentets overskrifter er: %(note)s.")),
    "review.placed": Said(gettext_lazy("sagde, hvor dokumentet hører til: %(note)s.")),
    "review.revision_said": Said(gettext_lazy("sagde, hvilket dokument det er en ny udgave af: %(note)s.")),
    "review.accepted": Said(gettext_lazy("godkendte læsningen af %(note)s.")),
    "review.rejected": Said(gettext_lazy("afviste læsningen. %(note)s")),
    "review.taken_up": Said(gettext_lazy("tog læsningen op igen: %(note)s.")),
}
"""By the event's code. A test walks the code of the house and looks for one that is missing here."""


@dataclass(frozen=True, slots=True)
class Told:
    """One event: who, the sentence, and what was written, a line each."""

    event: Event
    who: str
    sentence: str
    quoted: tuple[str, ...]


def told(event: Event) -> Told:
    """The event in words. What nobody did by hand was read from a document, or done by the program itself."""
    who = str(event.user) if event.user else _("Handleplan")
    said, note = SENTENCES[event.what], _in_words(event.note)
    if said.quotes:
        return Told(event, who, str(said.text), tuple(line for line in note.splitlines() if line.strip()))
    first, _newline, rest = note.partition("\n")
    sentence = str(said.text) % {"note": first.rstrip(".")}
    return Told(event, who, sentence, tuple(line for line in rest.splitlines() if line.strip()))


def codes_of(kind: str) -> list[str]:
    """The codes of the events of a kind; none where there is no such kind."""
    follow_up = _PREFIXES["opfoelgning"]
    return [
        code
        for code in SENTENCES
        if code.startswith(_PREFIXES.get(kind, ())) and not (kind == "plan" and code.startswith(follow_up))
    ]


def _in_words(note: str) -> str:
    """The note with its dates as people write them."""
    return _DAY.sub(lambda day: written_date(day.group()), note)
