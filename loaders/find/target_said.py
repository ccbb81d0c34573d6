"""What the clauses of a line have said so far, for what the next of them leaves out."""

from dataclasses import dataclass, field, replace

from loaders.find.numbers import Quantity
from loaders.find.target_draft import Draft
from loaders.find.target_phrases import Clause
from loaders.find.target_topics import next_topic, topic_of, was_counted


@dataclass(slots=True)
class Said:
    """What a line has said before the clause at hand.

    Attributes:
        norm: the text of the document that the clauses are of.
        before: the target that hands its verb and name on, in the same sentence.
        topic: what the sentence speaks of.
        were: what the line says there is already, by its number.
        silent: the clauses without a target since the last that set one.
        earlier: the targets of the line that are sure.
    """

    norm: str
    before: Draft | None = None
    topic: str = ""
    were: str = ""
    silent: list[Clause] = field(default_factory=list)
    earlier: list[Draft] = field(default_factory=list)
    _sentence: int = -1
    _by_end: dict[int, Draft] = field(default_factory=dict)

    def go_on(self, clause: Clause) -> None:
        """Forgets what a new sentence does not take over from the one before."""
        if clause.sentence_start == self._sentence:
            return
        self._sentence = clause.sentence_start
        self.silent.clear()
        if not self.norm.startswith("其中", self._sentence):
            self.before, self.topic = self._made_before(), ""

    def whole(self, bracket: int) -> Draft | None:
        """The target whose parts stand in the bracket at ``bracket``: 建设花田9亩(其中花圃5亩), 建设9亩花田(…)."""
        if bracket in self._by_end:
            return self._by_end[bracket]
        before = self.before
        behind = before and before.name and self.norm[before.quantity.right : bracket].endswith(before.name)
        return before if behind else None

    def sets_none(self, clause: Clause, own: list[Quantity]) -> None:
        """Notes a clause whose quantities are no targets: it tells what there is, or what the next are of."""
        self.were = self.were or was_counted(self.norm[clause.start : clause.end])
        if not any(quantity.word for quantity in own):
            self.silent.append(clause)

    def heard(self) -> list[Clause]:
        """The clauses without a target before this one; the last of them that names a topic gives it to the next."""
        quiet = self.silent[:]
        self.silent.clear()
        spoken = next((topic for one in reversed(quiet) if (topic := topic_of(self.norm[one.start : one.end]))), "")
        if spoken:
            self.topic = spoken
            self.earlier.clear()
        return quiet

    def keep(self, draft: Draft) -> None:
        """Lets what follows take over from a target that is sure."""
        if draft.loose:
            return
        self.before, self.topic = draft, next_topic(self.topic, draft.name)
        self._by_end[draft.quantity.right] = draft
        self.earlier.append(draft)

    def _made_before(self) -> Draft | None:
        """What is made in a list goes on behind ";", but for its name: 新建花坛3个;花廊5条."""
        before = self.before
        goes_on = before is not None and before.verb == "new" and self.norm[self._sentence - 1 : self._sentence] == ";"
        return replace(before, name="", group=(), cumulative=False, yearly=False) if before and goes_on else None
