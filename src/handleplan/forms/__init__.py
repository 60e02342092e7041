"""Floor 2: form definitions (data), and Document × Form → Reading. Knows no Django and no database."""
