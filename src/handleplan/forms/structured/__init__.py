"""The readers of documents whose format knows paragraphs and tables (Word, PDF): Document × Form → Reading.

They go by what a form means: its labels may stand left of the text, over it, or in it; in one table, in many, in none.
"""
