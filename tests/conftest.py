from __future__ import annotations

import os

import pytest
from hypothesis import settings

settings.register_profile("ehsg", deadline=None)  # a busy machine is no mistake
settings.load_profile("ehsg")


def need(there: object, what: str) -> None:
    """Skip the test where a program it needs is missing; in CI, where everything must run, fail instead."""
    if not there and os.environ.get("CI"):
        pytest.fail(f"{what} is needed in CI")
    if not there:
        pytest.skip(f"{what} is not there")
