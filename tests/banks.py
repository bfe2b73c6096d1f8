"""A small bank for tests: a scale question, one whose mature answer is no, one in words."""

from __future__ import annotations

from ehsg_cli.bank.model import Bank

SCALE = [
    {"id": "yes", "label": "Yes"},
    {"id": "mostly-yes", "label": "Mostly yes"},
    {"id": "mostly-no", "label": "Mostly no"},
    {"id": "no", "label": "No"},
]

SMALL = Bank.model_validate(
    {
        "bank": "small-2024",
        "edition": 2024,
        "revision": 3,
        "title": "Small Guide",
        "publisher": "A council",
        "source": {
            "document": "Small Guide, 2024",
            "wording": "verbatim",
            "licence": "OGL-UK-3.0",
            "attribution": "Contains public sector information.",
        },
        "timetable": [{"date": "2024-09-30", "event": "Results due"}],
        "partners": [
            {"id": "police", "name": "Police", "required": True},
            {
                "id": "district",
                "name": "District Councils",
                "required": True,
                "condition": "where applicable",
            },
            {"id": "schools", "name": "Schools"},
        ],
        "scales": {"agreement": SCALE},
        "parts": [{"title": "Questionnaire", "introduction": ["Please respond."]}],
        "sections": [
            {
                "id": "families",
                "title": "Families",
                "part": "Questionnaire",
                "scale": "agreement",
                "follow_up": "What are you doing?",
                "questions": [
                    {"id": "families-01", "title": "One worker", "text": "Do families know their worker?"},
                    {"id": "families-02", "text": "Do you match by hand?", "best": "no"},
                ],
            },
            {
                "id": "words",
                "title": "In words",
                "part": "Questionnaire",
                "questions": [{"id": "words-01", "text": "How will you use data?"}],
            },
        ],
        "return_items": [
            {"id": "strategy", "title": "Strategy", "prompt": "Share your strategy.", "required": True},
            {"id": "officer", "title": "Officer", "prompt": "Who is it?", "personal": True},
        ],
    }
)

# Enough to be sorted, moved and combined: two prompts, a section in words, a section without a prompt.
MIDDLING = Bank.model_validate(
    SMALL.model_dump()
    | {
        "bank": "middling-2024",
        "sections": [
            {
                "id": "families",
                "title": "Families",
                "part": "Questionnaire",
                "scale": "agreement",
                "follow_up": "What are you doing/planning to do?",
                "questions": [
                    {"id": "families-01", "title": "One worker", "text": "Do they know who it’ll be?"},
                    {"id": "families-02", "text": "Is there one plan – the family’s – for a “whole family”?"},
                    {"id": "families-03", "text": "Are the so-called 'hard to reach' reached?"},
                    {"id": "families-04", "text": "Do you ask families what helped?"},
                ],
            },
            {
                "id": "data",
                "title": "Data sharing",
                "part": "Questionnaire",
                "scale": "agreement",
                "follow_up": "Where do you want to be in one year?",
                "questions": [
                    {"id": "data-01", "text": "Do you share data – health data, too – with partners?"},
                    {"id": "data-02", "text": "Do you match data feeds by hand?", "best": "no"},
                    {"id": "data-03", "text": "Is there one case-management system?"},
                    {"id": "data-04", "text": "Can partners' workers see it?"},
                ],
            },
            {
                "id": "words",
                "title": "In words",
                "part": "Questionnaire",
                "questions": [
                    {"id": "words-01", "text": "How will you use data?"},
                    {"id": "words-02", "text": "What are your next steps – and whose?"},
                ],
            },
            {
                "id": "leaders",
                "title": "Leaders",
                "part": "Questionnaire",
                "scale": "agreement",
                "questions": [
                    {"id": "leaders-01", "text": "Is there a board?"},
                    {"id": "leaders-02", "text": "Does it meet “often enough”?"},
                ],
            },
        ],
    }
)  # fmt: skip

# Every field of the model, so that whatever writes or reads a bank can be asked whether it knows them all.
WHOLE = Bank.model_validate(
    SMALL.model_dump()
    | {
        "bank": "whole-2024",
        "source": {
            "document": "Whole Guide, 2024",
            "wording": "derived",
            "licence": "OGL-UK-3.0",
            "licence_url": "https://licence.example/v3",
            "attribution": "Contains public sector information.",
            "notice": "Not the official wording.",
        },
        "summary": "A first paragraph.\nA second one, with | strokes, *stars* and <marks>.",
        "lead": "Led by a senior officer.",
        "notes": ["=1+1 is no formula.", "A second note."],
        "scales": {
            "agreement": SCALE,
            "rag": [{"id": "green", "label": "Green"}, {"id": "red", "label": "Red"}],
        },
        "vision": "Help comes early.",
        "parts": [
            {"title": "Questionnaire", "introduction": ["Please respond.", "Thank you."]},
            {"title": "Data", "introduction": []},
        ],
        "sections": [
            {
                "id": "families",
                "title": "Families",
                "title_inferred": True,
                "part": "Questionnaire",
                "scale": "agreement",
                "follow_up": "What are you doing?",
                "follow_up_formerly": ["What do you do?"],
                "looks_at": "How families are helped.",
                "vision": ["We tell our story once.", "Everyone works together."],
                "questions": [
                    {
                        "id": "families-01",
                        "title": "One worker",
                        "text": "Do families know their worker?",
                        "formerly": ["Do families know who their worker is?", "Who is their worker?"],
                    },
                    {"id": "families-02", "text": "Do you match by hand?", "best": "no"},
                ],
            },
            {
                "id": "data",
                "title": "Data",
                "part": "Data",
                "scale": "rag",
                "questions": [{"id": "data-01", "text": "How good are your data?", "best": "green"}],
            },
        ],
        "retired": [
            {"id": "families-03", "text": "Is there a plan?", "revision": 2, "reason": "Asked elsewhere.",
             "replaced_by": "families-01"},
        ],
        "system": {
            "statement": "Three types of services.",
            "mapping": "Our own reading.",
            "types": [{"id": "universal", "title": "Universal", "services": ["Schools", "Libraries"],
                       "sectors": ["police"]}],
        },
        "contradictions": [
            {"id": "by-hand", "reason": "Good data are not matched by hand.",
             "answers": [{"question": "families-02", "answer": "yes"},
                         {"question": "data-01", "answer": "green"}]},
        ],
        "data_maturity": {
            "statement": "Six elements.",
            "mapping": "Our own reading.",
            "elements": [{"id": "feeds", "text": "Data feeds.", "questions": ["data-01", "families-02"]}],
        },
    }
)  # fmt: skip
