"""Floor 4: from the record to PDF, and later Word, Excel and open data."""
