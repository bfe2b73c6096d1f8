from __future__ import annotations

import pytest

from ehsg_cli.privacy.plain import plain


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("abc 1", "abc 1"),
        ("José Núñez", "Jose Nunez"),
        ("Jose\u0301", "Jose"),
        ("Søren Łuczak", "Soren Luczak"),
        ("Đặng, Ærø, Groß, Þór, ŒUVRE", "Dang, AEro, Gross, THor, OEUVRE"),
        ("０７７００", "07700"),
        ("٠١٢", "012"),
        ("a\u00a0b\u2009c", "a b c"),
        ("a\u200bb\u00adc\ufeff", "abc"),
        ("ﬁve", "five"),
        ("a–b‑c−d", "a-b-c-d"),
        ("O’Brien", "O'Brien"),
        ("a＠b．c。d", "a@b.c.d"),
        ("a\u2028b", "a\nb"),
        ("", ""),
    ],
)
def test_a_text_is_read_as_it_looks(text: str, read: str) -> None:
    assert plain(text).text == read


def test_places_lead_back_to_the_original() -> None:
    text = "x ﬁ\u200bve\u0301!"
    read = plain(text)
    start, end = read.original(read.text.index("five"), read.text.index("!"))
    assert text[start:end] == "ﬁ\u200bve\u0301"
