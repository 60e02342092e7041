"""Following up: the committee's page, a plan between its statuses, dates and calendars, comments, history."""
