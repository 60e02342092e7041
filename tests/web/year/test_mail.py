"""What was sent to whom; who may decide about a mail that perhaps did not arrive; and the mail that stays here."""

from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from handleplan.record.models import LocalMail, Message, Round, TickRun, User
from handleplan.record.tick import tick
from handleplan.web.templatetags.mail import with_links
from years import build_open_round, coordinator, first_report, person

pytestmark = pytest.mark.django_db

LOCAL = "handleplan.record.mail.backend.LocalMailBackend"


def logged_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def subjects(client: Client, address: str = "/post/") -> list[str]:
    return [mail.address for mail in client.get(address).context["page"]]


def test_everybody_sees_their_own_and_a_coordinator_those_of_the_framework():
    round_ = build_open_round()
    head = first_report(round_).head
    assert subjects(logged_in(head)) == [head.email]
    assert len(subjects(logged_in(coordinator(round_)))) == 3
    assert subjects(logged_in(person("Fremmed"))) == []
    assert Client().get("/post/").url.startswith("/log-ind")


@pytest.mark.parametrize(("tab", "count"), [("", 3), ("venter", 1), ("sendt", 1), ("se-paa", 1)])
def test_by_what_became_of_them(tab, count):
    round_ = build_open_round()
    first, second, _third = Message.objects.order_by("pk")
    Message.objects.filter(pk=first.pk).update(state="sent", sent_at=timezone.now())
    Message.objects.filter(pk=second.pk).update(state="failed", problem="550 Ukendt")
    client = logged_in(coordinator(round_))
    assert len(subjects(client, f"/post/?vis={tab}")) == count
    assert len(subjects(client, f"/post/?runde={round_.pk}&vis={tab}")) == count


def test_of_one_round_only_its_coordinator_asks():
    round_ = build_open_round()
    Round.objects.filter(pk=round_.pk).update(name="En hemmelig runde")
    assert "En hemmelig runde" not in logged_in(person("Fremmed")).get(f"/post/?runde={round_.pk}").text


@pytest.mark.parametrize(("button", "state"), [("again", "waiting"), ("arrived", "sent")])
def test_a_mail_that_perhaps_arrived_is_decided_about(button, state):
    round_ = build_open_round()
    message = Message.objects.order_by("pk").first()
    Message.objects.filter(pk=message.pk).update(state="uncertain", problem="Programmet stoppede.")
    client = logged_in(coordinator(round_))
    assert "Den er nået frem" in client.get("/post/").text
    client.post(f"/post/{message.pk}/afgoer", {button: ""})
    message.refresh_from_db()
    assert message.state == state


def test_whom_it_was_written_to_does_not_decide():
    message = Message.objects.get(recipient=first_report(build_open_round()).head)
    Message.objects.filter(pk=message.pk).update(state="uncertain")
    client = logged_in(message.recipient)
    assert "Den er nået frem" not in client.get("/post/").text
    assert client.post(f"/post/{message.pk}/afgoer", {"again": ""}).status_code == 404


def test_a_mail_is_read_with_links_that_lead_straight_there():
    report = first_report(build_open_round())
    message = Message.objects.get(recipient=report.head)
    page = logged_in(report.head).get(f"/post/{message.pk}/")
    assert f'href="{report.get_absolute_url()}"' in page.text


def test_links_of_other_sites_and_signs_stay_what_they_are(settings):
    settings.SITE_ADDRESS = "https://planer.example.dk"
    text = "Se https://planer.example.dk/venter/. Ikke <b>https://planer.example.dk.ond.dk/x</b> & mere"
    assert with_links(text) == (
        'Se <a href="/venter/">https://planer.example.dk/venter/</a>. Ikke &lt;b&gt;'
        '<a href="https://planer.example.dk.ond.dk/x">https://planer.example.dk.ond.dk/x</a>&lt;/b&gt; &amp; mere'
    )


def test_a_silent_tick_is_warned_of(settings):
    client = logged_in(coordinator(build_open_round()))
    shown = client.get("/post/").text
    assert "Der bliver ikke sendt påmindelser" in shown
    assert "har aldrig kørt" in shown
    tick(timezone.now())
    assert "Der bliver ikke sendt påmindelser" not in client.get("/post/").text
    TickRun.objects.update(at=timezone.now() - timedelta(days=1, hours=1))
    assert "har ikke kørt siden" in client.get("/post/").text


def test_mail_that_stays_here_is_for_whom_it_is_to_and_for_administrators(settings):
    settings.EMAIL_BACKEND = LOCAL
    head = first_report(build_open_round()).head
    tick(timezone.now())
    mail = LocalMail.objects.get(recipients=head.email)
    administrator = User.objects.create_superuser("administrator@nørrelund.dk", "en lang adgangskode")
    assert len(logged_in(administrator).get("/post/").context["stayed"]) == 3
    assert list(logged_in(head).get("/post/").context["stayed"]) == [mail]
    assert "/venter/" in logged_in(head).get(f"/post/her/{mail.pk}/").text
    assert logged_in(person("Fremmed")).get(f"/post/her/{mail.pk}/").status_code == 404


@pytest.mark.parametrize("recipients", ["{}", "a@b.dk, {}", "{}, a@b.dk", "a@b.dk, {}, c@d.dk"])
def test_among_several_recipients(recipients):
    reader = person("Rita")
    LocalMail.objects.create(recipients=recipients.format(reader.email), sender="x", subject="y", text="z")
    LocalMail.objects.create(recipients=f"mar{reader.email}", sender="x", subject="y", text="z")
    assert LocalMail.objects.visible_to(reader).count() == 1


def test_where_mail_goes_out_nothing_stays(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    round_ = build_open_round()
    LocalMail.objects.create(recipients=coordinator(round_).email, sender="x", subject="y", text="z")
    assert "blev her" not in logged_in(coordinator(round_)).get("/post/").text


def test_as_many_questions_for_sixty_mails_as_for_five():
    taken = []
    for plans in (5, 60):
        with transaction.atomic():
            client = logged_in(coordinator(build_open_round(plans)))
            Message.objects.update(state="uncertain")
            with CaptureQueriesContext(connection) as captured:
                client.get("/post/")
            taken.append(len(captured))
            transaction.set_rollback(True)
    assert taken[0] == taken[1] <= 20
