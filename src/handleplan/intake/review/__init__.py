"""A reading under review: what was read, what people decided about it, and the draft that the two make.

Nothing here knows Django or the database: a draft is worked out anew from a ``Reading`` and a list of decisions.
"""
