"""What the tables of a bank's workbooks call things, by which rows and columns are known again."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ehsg_cli.findings.suggestion import fold
from ehsg_cli.submission.answers import SHORT_FORMS
from ehsg_cli.workbook import layout
from ehsg_cli.workbook.marks import marks

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ehsg_cli.bank.model import Bank

_NUMBER = re.compile(r"^(?:q|question)? ?\d+ ")
REF, QUESTION, ANSWER, COMMENT = "ref", "question", "answer", "comment"
TO_DO = "to do"  # a column of ours in which nobody answers


@dataclass(frozen=True, slots=True)
class Terms:
    """The words of a bank, folded.

    Attributes:
        headings: What a heading is the heading of: `REF`, `QUESTION`, `ANSWER`, `COMMENT` or `TO_DO`.
        refs: The question of each id.
        texts: The question of each wording it has or had, with its title and without.
        current: The wordings it has now, by question.
        choices: What reads as a choice of some scale.
        marks: What we write beside answers that are missing, and nobody answers with.
    """

    headings: Mapping[str, str]
    refs: Mapping[str, str]
    texts: Mapping[str, str]
    current: Mapping[str, frozenset[str]]
    choices: frozenset[str]
    marks: frozenset[str]

    def question(self, text: str) -> str:
        """The question that reads so, whatever number somebody put before it; an empty text for none."""
        folded = fold(text)
        return self.texts.get(folded) or self.texts.get(_NUMBER.sub("", folded), "")

    @classmethod
    def of(cls, bank: Bank) -> Terms:
        """The words of this bank, in this revision and earlier ones."""
        follow_ups = (text for section in bank.sections for text in section.follow_ups)
        choices = (choice for scale in bank.scales.values() for choice in scale)
        labels = (text for choice in choices for text in (choice.label, choice.id))
        return cls(
            headings={
                **dict.fromkeys(map(fold, layout.TO_DO_HEADERS), TO_DO),
                **{fold(text): COMMENT for text in follow_ups},
                **dict(zip(map(fold, layout.QUESTION_HEADERS), (REF, QUESTION, ANSWER), strict=True)),
            },
            refs={fold(id_): id_ for id_ in bank.questions},
            texts=_by_wording(bank),
            current={
                question.id: frozenset({fold(question.text), fold(layout.question_text(question))})
                for question in bank.questions.values()
            },
            choices=frozenset({*map(fold, labels), *SHORT_FORMS}),
            marks=frozenset(map(fold, marks(bank))),
        )


def _by_wording(bank: Bank) -> dict[str, str]:
    """The question of each wording; a wording that several have had tells nothing."""
    pairs = {
        (fold(text), question.id)
        for question in bank.questions.values()
        for text in (question.text, layout.question_text(question), *question.formerly)
    }
    questions = Counter(text for text, _ in pairs)
    return {text: id_ for text, id_ in pairs if questions[text] == 1}
