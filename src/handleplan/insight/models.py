"""The search index: the record's texts with the stems of their words, and the vocabulary that they make up.

Both are made from the record by ``insight.search.index`` and may be thrown away and built anew at any time. What each
database searches in (an FTS5 table in SQLite, a tsvector in PostgreSQL) hangs on SearchText and is kept true by the
database itself; see migration 0002.
"""

from django.db import models
from django.utils.translation import gettext_lazy as _

LONGEST_WORD = 60
"""Letters of a word that are indexed; the longest words of the corpus have half as many."""


class SearchText(models.Model):
    """One text that can be found, and everything that says whose it is, who may see it and where it leads.

    A unit's names belong to no framework. ``name`` is what the text is called, where it has a name of its own; the
    words of the context (the plan's unit, its framework) help to find a text, but are not enough to find it.
    """

    class Kind(models.TextChoices):
        UNIT = "unit", _("enhed")
        FRAMEWORK = "framework", _("ramme")
        PURPOSE = "purpose", _("formål")
        FRAMEWORK_GOAL = "framework_goal", _("målsætning")
        THEME = "theme", _("tema")
        PLAN = "plan", _("handleplan")
        GOAL = "goal", _("mål")
        SUBGOAL = "subgoal", _("delmål")
        ACTION = "action", _("handlemål")
        CRITERION = "criterion", _("succeskriterium")
        UNCHANGED = "unchanged", _("uændret del")
        ANSWER = "answer", _("svar")
        ENTRY = "entry", _("status")
        VERDICT = "verdict", _("vurdering")
        RESULT = "result", _("resultat")
        SECTION = "section", _("afsnit")
        ATTENTION_POINT = "attention_point", _("opmærksomhedspunkt")

    kind = models.CharField(max_length=20, choices=Kind)
    framework = models.ForeignKey("record.Framework", null=True, on_delete=models.CASCADE, related_name="+")
    unit = models.ForeignKey("record.Unit", null=True, on_delete=models.CASCADE, related_name="+")
    theme = models.ForeignKey("record.Theme", null=True, on_delete=models.CASCADE, related_name="+")
    plan = models.ForeignKey("record.Plan", null=True, on_delete=models.CASCADE, related_name="+")
    report = models.ForeignKey("record.Report", null=True, on_delete=models.CASCADE, related_name="+")
    passage = models.ForeignKey("record.Passage", null=True, on_delete=models.SET_NULL, related_name="+")
    heading = models.CharField(max_length=500, blank=True, help_text="the form's label or the column's heading")
    name = models.TextField(blank=True)
    text = models.TextField(blank=True)
    name_words = models.TextField(blank=True)
    text_words = models.TextField(blank=True)
    context_words = models.TextField(blank=True)

    class Meta:
        verbose_name = _("søgetekst")
        verbose_name_plural = _("søgetekster")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(kind="unit", framework=None, unit__isnull=False)
                | (~models.Q(kind="unit") & models.Q(framework__isnull=False)),
                name="search_text_is_a_units_or_a_frameworks",
            ),
        ]

    def __str__(self) -> str:
        return self.name or self.text


class SearchWord(models.Model):
    """A word of a framework's texts (None: of the units' names), how often it stands there, and its stem.

    ``ways`` is how often each way of writing it does, so that the words of one plan can be taken out again.
    ``stem_backwards`` finds the compounds that end in a word: "boj" finds "skånejob".
    """

    framework = models.ForeignKey("record.Framework", null=True, on_delete=models.CASCADE, related_name="+")
    word = models.CharField(max_length=LONGEST_WORD, db_index=True)
    shown = models.CharField(max_length=LONGEST_WORD, help_text="the word as texts write it")
    stem = models.CharField(max_length=LONGEST_WORD, db_index=True)
    stem_backwards = models.CharField(max_length=LONGEST_WORD, db_index=True)
    count = models.PositiveIntegerField()
    ways = models.JSONField(default=dict)

    class Meta:
        verbose_name = _("ord i søgningen")
        verbose_name_plural = _("ord i søgningen")
        constraints = [
            models.UniqueConstraint("framework", "word", name="search_word_once_a_framework"),
        ]

    def __str__(self) -> str:
        return self.word
