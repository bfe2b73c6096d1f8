"""Findings of bringing in a form, or a bank that was given out for review."""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Bringing in a form: what cannot be read
IMPORT_NOT_WORD = Code(
    "I001",
    ERROR,
    "Not a Word document, or damaged: {problem}.",
    "Open it in Word or LibreOffice and save it as .docx.",
)
IMPORT_OLD_WORD = Code(
    "I002",
    ERROR,
    "Not a Word document of today's format: it may be of the older one (.doc).",
    "Open it in Word or LibreOffice and save it as .docx.",
)

# Bringing in a form
IMPORT_REFUSED = Code(
    "I101",
    ERROR,
    "Looks like a question and was not taken, as {why}: {text}",
    "Look it up in the form; add it to the bank if it is one, reworded if need be.",
)
IMPORT_NOT_TAKEN = Code(
    "I102",
    WARNING,
    "Not taken, as a bank has no place for it or as nothing says what it is: {count} ({places}).",
    "Look them up in the list above; add to the bank by hand what is needed.",
)
IMPORT_SCALE_ASSUMED = Code(
    "I103",
    WARNING,
    "The form names no answers to {count}: {labels} were taken, which are those of the 2020 guide.",
    "If the form has others, write them under scales in the bank.",
)
IMPORT_SCALE_TURNED = Code(
    "I104",
    WARNING,
    "The form gives these answers the other way round; a bank lists the best first: {labels}.",
    "If the first is not the best here, turn the scale round in the bank.",
)
IMPORT_SCALE_UNSURE = Code(
    "I105",
    WARNING,
    "It cannot be told which of these answers is best: {labels}. {first} was taken for it.",
    "If the last is the best, turn the scale round in the bank.",
)
IMPORT_NO_SCALE = Code(
    "I106",
    WARNING,
    "{ref} offers {answers} answers, which is no scale (at most {most}, of {longest} characters): it is "
    "answered in words.",
    "Reword it, or give its section a scale in the bank.",
)
IMPORT_IN_WORDS = Code(
    "I107",
    WARNING,
    "Answered in words alone, as no answers to choose from were recognised there: {sections}.",
    "Check the form: if it has some, give the section a scale in the bank.",
)
IMPORT_RETITLED = Code(
    "I108",
    WARNING,
    "The section “{heading}” is called {title}, as a sheet of a workbook is: 31 characters at most, without "
    ": * ? / \\ [ ].",
    "Choose a better short title if there is one. The whole heading is kept under looks_at.",
)
IMPORT_DIVIDED = Code(
    "I109",
    WARNING,
    "The questions of {first} are not all answered in the same way: they are now the sections {titles}.",
    "Nothing, or give the new sections titles of their own.",
)
IMPORT_PROMPT_MOVED = Code(
    "I110",
    INFO,
    "“{prompt}” cannot be the heading of a column in the bank: it is kept under looks_at.",
    "Nothing, or shorten it and make it the section's follow_up.",
)
IMPORT_NUMBERS = Code(
    "I111",
    INFO,
    "The numbers before {count} were left out, such as {examples}.",
    "Nothing: workbooks have a Ref for each question.",
)
IMPORT_SPACES = Code(
    "I112",
    INFO,
    "White space or characters that nobody sees were tidied in {count}: {places}.",
    "Nothing; the words are as they were.",
)
IMPORT_ANSWERS = Code(
    "I113",
    INFO,
    "Somebody has filled the form in: what they said is neither in the bank nor shown here ({places}).",
    "Nothing.",
)
IMPORT_TITLE_ASSUMED = Code(
    "I114", INFO, "The form has no title: {title} is from its file's name.", "Say a better one with --title."
)
IMPORT_EDITION_ASSUMED = Code(
    "I115",
    WARNING,
    "Nothing says which year's edition this is: {edition} was taken, the year it is now.",
    "Say another one with --edition.",
)
IMPORT_NOT_STATED = Code(
    "I116",
    WARNING,
    "The form does not say, and nobody else has: {missing}. The bank says that it is not stated.",
    "Find out, and say it with {options} or in the bank.",
)
IMPORT_LIKE = Code(
    "I117",
    INFO,
    "Kinds of partner and return items are those of {bank}; {same} worded as there keep their ids.",
    "Nothing, or edit them in the bank.",
)
IMPORT_HIDDEN = Code(
    "I118",
    INFO,
    "Hidden, and so not read: {sheets}.",
    "If the form needs what stands there, show it and run the command again.",
)
IMPORT_ANSWERS_ADDED = Code(
    "I119",
    WARNING,
    "Somebody answered {seen}; nobody answered {added}, which were added, as often used scales have them.",
    "Check the answers against the form, and correct them under scales in the bank.",
)
IMPORT_NO_POINT = Code(
    "I120",
    WARNING,
    "{labels} is no point between the best answer and the least and was left out of the scale {scale}.",
    "Nothing: what does not apply is left unanswered in a workbook.",
)

# Bringing in a bank that was given out for review
IMPORT_EDITED = Code(
    "I201",
    INFO,
    "The bank is not what it was when it was exported; its revision still is {revision}.",
    "If workbooks have gone out with that revision, raise it in the YAML before you use the bank.",
)
IMPORT_NO_PARENT = Code(
    "I202",
    ERROR,
    "This row belongs to {name}, which is not in the table {table}: it was not taken.",
    "Correct the name in this row, or put the row into {table}.",
)
IMPORT_COLUMNS_GONE = Code(
    "I203",
    ERROR,
    "The table {table} has no column {columns} any more: what stood there is gone.",
    "Put the column back with its heading, from the file that was exported.",
)
IMPORT_TABLE_GONE = Code(
    "I204",
    WARNING,
    "The table {table} is gone; when the bank was exported it had {rows}.",
    "Nothing, if it was removed on purpose; else put it back.",
)
IMPORT_ROWS_CHANGED = Code(
    "I205",
    INFO,
    "The table {table} has {now}; when the bank was exported there were {before}.",
    "Nothing, if that was meant. A question that is not asked any more belongs in Retired questions.",
)
IMPORT_ONLY_SHOWN = Code(
    "I206",
    WARNING,
    "The column {header} says {text} here, and the table {table} says something else, which was taken.",
    "Edit it in the table {table}; here it only stands to be read.",
)
IMPORT_NO_REF = Code(
    "I208",
    ERROR,
    "This question has no Ref: it was not taken.",
    "Write a Ref into the first column: the id of its section, a hyphen and a number, here {ref}.",
)
IMPORT_NO_CHOICE = Code(
    "I209",
    ERROR,
    "The best answer {text} is no answer to this question. Its answers are: {labels}.",
    "Write one of them, or nothing where the first is the best.",
)
IMPORT_DATE_EITHER_WAY = Code(
    "I207",
    WARNING,
    "The date {text} was read with the day first: {day}.",
    "If the month comes first, correct the date in the YAML.",
)
