"""Search over everything in the record that a person may see, with Danish word forms and compounds.

``search`` is all that a page needs; ``index.rebuild`` keeps what it searches in true to the record.
"""

from handleplan.insight.search.find import Hit, HitSource, SearchResults, search
from handleplan.insight.search.snippets import Part, Parts

__all__ = ["Hit", "HitSource", "Part", "Parts", "SearchResults", "search"]
