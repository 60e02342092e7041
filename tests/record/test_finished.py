"""How many projects are finished."""

from handleplan.record.finished import finished_count


def test_where_each_project_says_it_they_are_counted():
    assert finished_count([True, False, True], None) == 2
    assert finished_count([True, False, True], 9) == 2


def test_where_some_do_not_say_it_the_report_is_believed():
    assert finished_count([None, None], 9) == 9
    assert finished_count([None, True], None) == 1


def test_what_nobody_says_is_unknown():
    assert finished_count([None, None], None) is None
    assert finished_count([], None) is None
