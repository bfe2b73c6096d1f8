"""Findings on personal data: `P1` in what is published, `P2` in partners' words, `P3` of a redacted copy."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

_PUBLISHED = "Take it out in the cell named; or, if it is meant to be published, allow it with --allow."
_WRITTEN = "With --detail full, answers and comments are published. ehsg redact writes a copy without it."

PRIVACY_EMAIL = Code("P101", ERROR, "An e-mail address in {what}: {shown}", _PUBLISHED)
PRIVACY_TELEPHONE = Code("P102", ERROR, "A telephone number in {what}: {shown}", _PUBLISHED)
PRIVACY_NHS = Code("P103", ERROR, "An NHS number in {what}: {shown}", _PUBLISHED)
PRIVACY_PUPIL = Code("P104", ERROR, "A unique pupil number in {what}: {shown}", _PUBLISHED)
PRIVACY_INSURANCE = Code("P105", ERROR, "A National Insurance number in {what}: {shown}", _PUBLISHED)
PRIVACY_BIRTH = Code("P106", ERROR, "A date of birth in {what}: {shown}", _PUBLISHED)
PRIVACY_POSTCODE = Code("P107", ERROR, "A postcode in {what}: {shown}", _PUBLISHED)
PRIVACY_NAME = Code("P108", ERROR, "The name of somebody who answered, in {what}: {shown}", _PUBLISHED)

PRIVACY_EMAIL_SAID = Code("P201", WARNING, "An e-mail address in {what}: {shown}", _WRITTEN)
PRIVACY_TELEPHONE_SAID = Code("P202", WARNING, "A telephone number in {what}: {shown}", _WRITTEN)
PRIVACY_NHS_SAID = Code("P203", WARNING, "An NHS number in {what}: {shown}", _WRITTEN)
PRIVACY_PUPIL_SAID = Code("P204", WARNING, "A unique pupil number in {what}: {shown}", _WRITTEN)
PRIVACY_INSURANCE_SAID = Code("P205", WARNING, "A National Insurance number in {what}: {shown}", _WRITTEN)
PRIVACY_BIRTH_SAID = Code("P206", WARNING, "A date of birth in {what}: {shown}", _WRITTEN)
PRIVACY_POSTCODE_SAID = Code("P207", WARNING, "A postcode in {what}: {shown}", _WRITTEN)
PRIVACY_NAME_SAID = Code("P208", WARNING, "The name of somebody who answered, in {what}: {shown}", _WRITTEN)

PRIVACY_REMOVED = Code(
    "P301",
    INFO,
    "Removed {kind} from {what}: {shown}",
    "Read the copy before you share it: what only people can find is still in it.",
)
PRIVACY_LEFT = Code(
    "P302",
    ERROR,
    "Still in the copy, {kind}: {shown}",
    "No copy was written. Take it out at its source; or, if everybody may read it, allow it with --allow.",
)
