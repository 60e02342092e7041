"""A small, believable record for tests of pages, search and reports. Everything in it is invented.

``build_policy()`` makes the disability policy of Nørrelund Kommune, ``build_pool()`` a board's grant pool. Both return
the framework; everything else is reached from it.
"""

import hashlib
from collections.abc import Sequence
from datetime import UTC, datetime
from itertools import cycle, islice
from typing import NamedTuple

from django.core.files.base import ContentFile

from handleplan.record.addresses import slug_for
from handleplan.record.models import (
    Answer,
    AttentionPoint,
    Edition,
    Form,
    Framework,
    FrameworkGoal,
    Passage,
    Plan,
    Purpose,
    Report,
    ReportEntry,
    Result,
    ResultText,
    Round,
    Section,
    SectionText,
    SourceDocument,
    SourceVersion,
    Statement,
    Theme,
    UnchangedPart,
    Unit,
    UnitAlias,
    Wording,
)


class Promise(NamedTuple):
    """What one invented plan says."""

    unit: str
    area: int
    initiative: str
    goal: str
    subgoal: str
    action: str
    criterion: str
    done: str
    achieved: str
    next: str


PROMISES = (
    Promise(
        "Plejehjemmene",
        0,
        "Flere kolleger med skånehensyn på plejehjemmene",
        "Borgere med handicap har et arbejde på plejehjemmene, der passer til deres kræfter.",
        "Vi vil finde opgaver i haven, i køkkenet og på vaskeriet, som kan løses på få timer om ugen.",
        "Hvert plejehjem udpeger en mentor inden sommerferien.",
        "Når mindst fire borgere er ansat i skånejob på plejehjemmene.",
        "Vi har udpeget en mentor på hvert af de tre plejehjem.",
        "To borgere er begyndt i skånejobs på Lindely.",
        "Vi vil arbejde videre med opgaver på vaskeriet.",
    ),
    Promise(
        "Hjemmeplejen",
        0,
        "Besøg på aftalte tider",
        "Borgere med synshandicap ved altid, hvem der kommer, og hvornår.",
        "Vi vil ringe, når en aftale flyttes.",
        "Planlæggerne ringer senest en time før, hvis en aftale flyttes.",
        "Når ni ud af ti borgere siger, at de får besked i tide.",
        "Vi har indført et telefonopkald ved hver flyttet aftale.",
        "Otte ud af ti borgere får nu besked i tide.",
        "Vi vil undersøge, om beskeder også kan læses højt på telefonen.",
    ),
    Promise(
        "Tandklinikken",
        0,
        "Tandpleje uden frygt",
        "Borgere med udviklingshandicap er trygge ved at gå til tandlæge.",
        "Vi vil lade borgerne se klinikken, før de skal behandles.",
        "Klinikken holder åbent hus to gange om året.",
        "Når færre end hver tiende tid bliver aflyst.",
        "Vi har holdt åbent hus i april med 22 deltagere.",
        "Hver ottende tid bliver aflyst; før var det hver femte.",
        "Vi vil invitere bostøtterne med næste gang.",
    ),
    Promise(
        "Fjordskolen",
        1,
        "Med i klassen på afstand",
        "Elever, der er syge i lang tid, følger undervisningen hjemmefra.",
        "Vi vil afprøve skærmrobotter i to klasser.",
        "Lærerne i 5. og 8. årgang kommer på kursus.",
        "Når eleverne er med i mindst halvdelen af timerne.",
        "Vi har købt to robotter og holdt et kursus for ni lærere.",
        "Tre elever har fulgt undervisningen hjemmefra.",
        "Vi vil evaluere forsøget sammen med forældrene.",
    ),
    Promise(
        "Dagplejen",
        1,
        "Legepladser, hvor alle kan være med",
        "Små børn med bevægelseshandicap leger sammen med de andre.",
        "Vi vil gennemgå alle legestuer.",
        "Hver legestue får en liste over, hvad der mangler.",
        "Når alle seks legestuer kan bruges med kørestol.",
        "Vi har gennemgået fire af de seks legestuer.",
        "Rampen i Østerby er bygget.",
        "Vi vil søge penge til de to sidste legestuer.",
    ),
    Promise(
        "Jobcentret",
        2,
        "En kortere vej fra uddannelse til beskæftigelse",
        "Unge med handicap kommer hurtigere i beskæftigelse efter deres uddannelse.",
        "Vi vil møde de unge et halvt år før, de er færdige.",
        "Jobcentret holder samtaler på de to ungdomsuddannelser hvert forår.",
        "Når 25 unge med handicap er i job et halvt år efter eksamen.",
        "Vi har holdt 31 samtaler på ungdomsuddannelserne.",
        "Elleve unge er i beskæftigelse, og fire er i praktik.",
        "Vi vil få flere virksomheder med i ordningen.",
    ),
    Promise(
        "Biblioteket",
        2,
        "Bøger for alle ører",
        "Borgere, der har svært ved at læse, bruger biblioteket.",
        "Vi vil vise lydbøger frem, hvor folk kommer.",
        "Bibliotekarerne besøger værestederne hver måned.",
        "Når udlånet af lydbøger er steget med 20 procent.",
        "Vi har besøgt fire væresteder.",
        "Udlånet er steget med 9 procent.",
        "Vi vil samle en læsegruppe på Kilden.",
    ),
    Promise(
        "Park og Vej",
        2,
        "Fortove uden forhindringer",
        "Borgere i kørestol kommer rundt i byerne uden hjælp.",
        "Vi vil sænke kantstenene ved de vigtigste overgange.",
        "Park og Vej ombygger ti overgange om året.",
        "Når tyve overgange er bygget om.",
        "Vi har bygget ni overgange om.",
        "Handicaprådet har prøvekørt ruten fra stationen til torvet.",
        "Vi vil tage overgangene ved skolerne næste år.",
    ),
)
AREAS = ("Sundhed og Ældre", "Børn og Skole", "Arbejde og By")
THEMES = ("Beskæftigelse og arbejdsmarked", "Skole og uddannelse", "Tilgængelighed og mobilitet", "Sundhed i hverdagen")
YEARS = (2023, 2024)


def build_policy(plans: int = 8) -> Framework:
    """A disability policy with ``plans`` plans, two rounds, a revision, a booklet and the document they stand in.

    The first plan has a revision: its goal unchanged, its criterion reworded. The last plan answered the first round
    only. The first two plans of each area stand in the booklet as well.
    """
    municipality = _unit("Nørrelund Kommune", "nørrelund", Unit.Kind.MUNICIPALITY)
    areas = [_unit(name, slug_for(name), Unit.Kind.AREA, municipality) for name in AREAS]
    framework = Framework.objects.create(
        owner=municipality,
        kind=Framework.Kind.POLICY,
        name="Handicappolitik",
        slug="handicappolitik-2023-2026",
        first_year=2023,
        last_year=2026,
        focus="Et hverdagsliv med arbejde og fællesskab",
    )
    _texts(Purpose, framework=framework, texts=["At borgere med handicap kan leve et liv som alle andre."])
    _texts(FrameworkGoal, framework=framework, texts=["Styrke borgernes muligheder for at deltage i fællesskaber."])
    themes = [
        Theme.objects.create(framework=framework, name=name, slug=slug_for(name), order=order)
        for order, name in enumerate(THEMES)
    ]
    rounds = [Round.objects.create(framework=framework, year=year, name=f"Status {year}") for year in YEARS]
    source = build_source(framework, "handicappolitik-handleplaner-2023-2026.txt", plans)
    booklet_form, plan_form = _form("sammendrag", "Sammendrag"), source.form
    passages = list(source.passages.all())
    for order, promise in enumerate(_promises(plans)):
        plan = _plan(framework, areas[promise.area], promise, order)
        plan.themes.add(themes[order % len(themes)])
        edition = Edition.objects.create(plan=plan, form=plan_form, first_year=2023, last_year=2026)
        _word(edition, promise, passages[order])
        for place, round_ in enumerate(rounds[:1] if order == plans - 1 else rounds):
            _report(plan, edition, round_, promise, is_first=place == 0)
        if order == 0:
            _revise(edition)
        if sum(earlier.area == promise.area for earlier in islice(_promises(plans), order)) < 2:
            _sum_up(plan, booklet_form, promise)
    _add_area_texts(framework, areas)
    return framework


def build_source(framework: Framework, name: str, passages: int) -> SourceVersion:
    """A kept text file of that name with so many passages, ten lines each, two a page."""
    lines = [f"Linje {number} af {name}" for number in range(1, passages * 10 + 1)]
    content = "\n".join(lines).encode()
    document = SourceDocument.objects.create(framework=framework, name=name)
    version = SourceVersion(
        document=document,
        number=1,
        sha256=hashlib.sha256(content).hexdigest(),
        size=len(content),
        encoding="utf-8",
        form=_form("handleplan", "Handleplan"),
        reading={"kind": "handleplan", "plans": []},
        accepted_at=datetime(2025, 3, 3, 9, 30, tzinfo=UTC),
    )
    version.file.save(name, ContentFile(content), save=True)
    Passage.objects.bulk_create(
        Passage(version=version, page=1 + number // 2, first_line=1 + number * 10, last_line=number * 10 + 10)
        for number in range(passages)
    )
    return version


class Grant(NamedTuple):
    """What one invented project is."""

    owner: str
    kind: Unit.Kind
    title: str
    start: str
    end: str
    budget: int | None
    support_type: str
    is_finished: bool | None
    target_group: str
    goal: str
    first_result: str
    last_result: str


GRANTS = (
    Grant(
        "Vestervang Kommune",
        Unit.Kind.MUNICIPALITY,
        "Sundere vaner på værestederne",
        "2021-04-01",
        "2023-03-31",
        1250000,
        "Udviklingsstøtte",
        True,
        "Socialt udsatte voksne",
        "At 60 brugere af værestederne deltager i et forløb om kost og motion.",
        "42 brugere har deltaget.",
        "66 brugere har deltaget, og 40 har gennemført.",
    ),
    Grant(
        "Foreningen Havnens Venner",
        Unit.Kind.ASSOCIATION,
        "Fra kaj til krop",
        "2021-08-01",
        "2022-12-31",
        480000,
        "Driftsstøtte",
        True,
        "Hjemløse mænd",
        "At 20 mænd ror sammen hver uge.",
        "12 mænd ror hver uge.",
        "-",
    ),
    Grant(
        "Region Sundfjord",
        Unit.Kind.REGION,
        "En hånd at holde i",
        "2022-01-01",
        "2024-06-30",
        2900000,
        "Udviklingsstøtte",
        False,
        "Børn af psykisk syge",
        "At alle børn tilbydes en samtale inden for 14 dage.",
        "70 procent af børnene fik en samtale inden for 14 dage.",
        "88 procent af børnene fik en samtale inden for 14 dage.",
    ),
    Grant(
        "Center for Natteravne",
        Unit.Kind.OTHER,
        "Nattens rådgivning",
        "2022",
        "",
        None,
        "",
        None,
        "Unge i nattelivet",
        "At unge kender rådgivningen.",
        "",
        "",
    ),
)
DATES = (("Resultat pr. april 2022", "2022-04"), ("Resultat pr. december 2023", "2023-12"))


def build_pool(projects: int = 4) -> Framework:
    """A grant pool with purposes, amounts, sections and projects; every fourth says nothing of money or its end."""
    board = _unit("Velfærdsrådet", "velfærdsrådet", Unit.Kind.AUTHORITY)
    framework = Framework.objects.create(
        owner=board,
        kind=Framework.Kind.POOL,
        name="Puljen for lige sundhed",
        slug="puljen-for-lige-sundhed-2021-2024",
        first_year=2021,
        last_year=2024,
        total_dkk=12_500_000,
        awarded_dkk=8_400_000,
    )
    _texts(
        Purpose,
        framework=framework,
        texts=[
            "At mindske den sociale ulighed i sundhed.",
            "At skabe sammenhæng mellem sociale og sundhedsfaglige tilbud.",
        ],
    )
    for order, (number, title, text) in enumerate(
        (
            ("1.1", "Baggrund", "Velfærdsrådet uddelte i 2021 8,4 mio. kr. til fire projekter."),
            ("2.1", "Rekruttering", "Projekterne møder målgruppen, hvor den er, og ikke på et kontor."),
        )
    ):
        section = Section.objects.create(framework=framework, order=order, number=number, title=title)
        _texts(SectionText, section=section, texts=[text])
    form = _form("puljerapport", "Puljerapport")
    for order, grant in enumerate(islice(cycle(GRANTS), projects)):
        _project(framework, form, grant, order)
    return framework


def _project(framework: Framework, form: Form, grant: Grant, order: int) -> None:
    owner = Unit.objects.filter(name=grant.owner, parent=None).first() or _unit(
        grant.owner, slug_for(grant.owner.removesuffix(" Kommune")), grant.kind
    )
    number = f"3.{order + 1}"
    plan = Plan.objects.create(
        framework=framework,
        unit=owner,
        title=grant.title if order < len(GRANTS) else f"{grant.title} {order + 1}",
        slug=slug_for(number.replace(".", "-"), grant.title),
        number=number,
        order=order,
        start=grant.start,
        end=grant.end,
        budget_dkk=grant.budget,
        support_type=grant.support_type,
        is_finished=grant.is_finished,
    )
    edition = Edition.objects.create(plan=plan, form=form)
    _texts(Answer, edition=edition, field="purpose", texts=["Projektet vil nå mennesker, som andre tilbud ikke når."])
    _texts(Answer, edition=edition, field="target_group", texts=[grant.target_group])
    for place, (role, text) in enumerate((("goal", "At forbedre målgruppens sundhed."), ("subgoal", grant.goal))):
        statement = Statement.objects.create(plan=plan, role=role)
        Wording.objects.create(statement=statement, edition=edition, order=place, text=text)
        for column, ((heading, as_of), said) in enumerate(
            zip(DATES, (grant.first_result, grant.last_result), strict=True)
        ):
            result = Result.objects.create(statement=statement, heading=heading, as_of=as_of, order=column)
            if role == "subgoal" and said:
                ResultText.objects.create(result=result, text=said)


def _promises(plans: int) -> Sequence[Promise]:
    """So many promises: the invented ones over and over, from "Plejehjemmene 2" and on when they run out."""
    rounds = (promise for promise in islice(cycle(PROMISES), plans))
    return [
        promise if number < len(PROMISES) else promise._replace(unit=f"{promise.unit} {number // len(PROMISES) + 1}")
        for number, promise in enumerate(rounds)
    ]


def _unit(name: str, slug: str, kind: Unit.Kind, parent: Unit | None = None) -> Unit:
    return Unit.objects.create(name=name, slug=slug, kind=kind, parent=parent)


def _form(kind: str, title: str) -> Form:
    return Form.objects.get_or_create(owner=None, kind=kind, defaults={"title": title})[0]


def _texts(model, texts: Sequence[str], **belongs_to) -> None:
    for order, text in enumerate(texts):
        model.objects.create(order=order, text=text, **belongs_to)


def _plan(framework: Framework, area: Unit, promise: Promise, order: int) -> Plan:
    unit = _unit(promise.unit, slug_for(promise.unit), Unit.Kind.SERVICE, area)
    if promise.unit == "Jobcentret":
        UnitAlias.objects.create(unit=unit, name="Jobcenter Nørrelund")
    slug = slug_for(promise.unit)
    return Plan.objects.create(framework=framework, unit=unit, area=area, slug=slug, order=order)


def _word(edition: Edition, promise: Promise, passage: Passage) -> None:
    """The plan's own words: four statements and two answers, all read from the passage."""
    for order, role in enumerate(("goal", "subgoal", "action", "criterion")):
        statement = Statement.objects.create(plan=edition.plan, role=role)
        Wording.objects.create(
            statement=statement, edition=edition, order=order, text=getattr(promise, role), passage=passage
        )
    Answer.objects.create(edition=edition, field="initiative", text=promise.initiative, passage=passage)
    Answer.objects.create(
        edition=edition,
        field="description",
        text=f"{promise.unit} har valgt indsatsen sammen med brugerne og Handicaprådet.",
        passage=passage,
    )


def _report(plan: Plan, edition: Edition, round_: Round, promise: Promise, is_first: bool) -> None:
    report = Report.objects.create(plan=plan, round=round_, edition=edition, state=Report.State.PUBLISHED)
    said = {"done": promise.done, "achieved": promise.achieved, "next": promise.next}
    if not is_first:
        said = {"done": "Vi er fortsat som planlagt.", "achieved": "Ingen bemærkninger."}
    for field, text in said.items():
        ReportEntry.objects.create(report=report, field=field, text=text)


def _revise(edition: Edition) -> None:
    """The next edition: goal and sub-goal said to be unchanged, the action dropped, the criterion reworded."""
    revision = Edition.objects.create(plan=edition.plan, form=edition.form, number=2, first_year=2025, last_year=2026)
    for wording in edition.wordings.select_related("statement"):
        role = wording.statement.role
        if role in ("goal", "subgoal"):
            UnchangedPart.objects.create(edition=revision, role=role, text="Uændret.")
            Wording.objects.create(
                statement=wording.statement, edition=revision, order=wording.order, text=wording.text, unchanged=True
            )
        elif role == "criterion":
            Wording.objects.create(
                statement=wording.statement,
                edition=revision,
                order=wording.order,
                text="Når mindst seks borgere er ansat i skånejob på plejehjemmene.",
            )


def _sum_up(plan: Plan, form: Form, promise: Promise) -> None:
    """The booklet's edition of a plan, which says less and says it again in other words."""
    edition = Edition.objects.create(plan=plan, form=form, first_year=2023, last_year=2024)
    for order, (role, text) in enumerate((("goal", promise.goal), ("criterion", promise.criterion))):
        statement = plan.statements.get(role=role)
        Wording.objects.create(statement=statement, edition=edition, order=order, text=text)
    Answer.objects.create(edition=edition, field="effort", text=f"{promise.unit} arbejder med indsatsen i hverdagen.")


def _add_area_texts(framework: Framework, areas: Sequence[Unit]) -> None:
    """Each area's introduction in the booklet, and two attention points of the last."""
    for order, area in enumerate(areas):
        section = Section.objects.create(framework=framework, area=area, order=order, title=area.name)
        _texts(SectionText, section=section, texts=[f"{area.name} har valgt handleplaner for 2023-2024."])
    for order, (title, text) in enumerate(
        (
            ("Ny lov om hjælpemidler", "Området følger, hvad den nye lov betyder for borgere i arbejde."),
            ("Idræt som vej til fællesskab", "Området følger statens forsøg med idræt på arbejdspladser."),
        )
    ):
        AttentionPoint.objects.create(framework=framework, area=areas[-1], order=order, title=title, text=text)
