"""The numbers of the drawings."""

from handleplan.record.models import Plan
from handleplan.web.public.charts import budget_chart, timespan_chart


def project(**said) -> Plan:
    return Plan(title="Et projekt", **said)


def test_the_drawing_runs_from_the_first_new_year_to_the_last():
    chart = timespan_chart(
        [project(start="2010-01-01", end="2010-12-31"), project(start="2011-07-02", end="2011-12-31")]
    )
    assert [(bar.x, bar.width) for bar in chart.bars] == [("0.00%", "50.00%"), ("74.93%", "25.07%")]
    assert [(tick.label, tick.x) for tick in chart.ticks] == [("2010", "0.00%"), ("2011", "50.00%")]


def test_a_date_that_names_only_a_year_or_a_month_counts_as_all_of_it():
    chart = timespan_chart([project(start="2009", end="2012"), project(start="2010-02", end="2012-02")])
    assert (chart.bars[0].x, chart.bars[0].width) == ("0.00%", "100.00%")
    assert chart.bars[1].x == "27.10%"


def test_projects_without_both_dates_are_left_out_and_named():
    unknown, backwards = project(start="2009"), project(start="2012-01", end="2010-01")
    chart = timespan_chart([unknown, backwards])
    assert list(chart.bars) == []
    assert chart.left_out == [unknown, backwards]
    assert chart.height == 0


def test_the_largest_budget_comes_first_and_is_as_wide_as_the_drawing():
    small, large, unknown = project(budget_dkk=250_000), project(budget_dkk=1_000_000), project()
    chart = budget_chart([small, large, unknown])
    assert [(bar.plan, bar.width) for bar in chart.bars] == [(large, "100.00%"), (small, "25.00%")]
    assert chart.left_out == [unknown]


def test_a_budget_of_nothing_has_no_width():
    assert [bar.width for bar in budget_chart([project(budget_dkk=0)]).bars] == ["0.00%"]
