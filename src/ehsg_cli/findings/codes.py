"""Every kind of finding there is, in one table. A code is never reused for another meaning.

First letter: `B` question bank (and any YAML), `F` a file, `S` a submission, `M` merging, `D` a file of
decisions, `C` what is missing, `I` bringing a bank in from another format, `T` a council's theme.
"""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

# Question banks: YAML
BANK_NOT_YAML = Code("B001", ERROR, "Not valid YAML: {problem}.", "Correct the YAML at this place.")
BANK_DUPLICATE_KEY = Code(
    "B002",
    ERROR,
    "The key {key} stands twice in the same block; line {first} has it first.",
    "Remove one of the two.",
)
BANK_NOT_MAPPING = Code("B003", ERROR, "The file is not a question bank.", "Start one with ehsg bank new.")
BANK_NOT_UTF8 = Code("B004", ERROR, "Not UTF-8 from here on: it is saved as {encoding}.", "Save it as UTF-8.")
BANK_DOCUMENT = Code(
    "B010", ERROR, "This is a workbook or a document, not YAML.", "Make a bank of it with ehsg bank import."
)
BANK_TOO_LARGE = Code(
    "B005", ERROR, "Too large or too deep for a bank: {problem}.", "Check that it is the right file."
)
BANK_NOT_PLAIN = Code(
    "B006",
    ERROR,
    "A bank is made of keys, lists and plain values; this is {what}.",
    "Write it in plain YAML.",
)
BANK_BYTE_ORDER_MARK = Code(
    "B007",
    WARNING,
    "The file begins with a byte-order mark, which nobody sees and some tools stumble over.",
    "Save it as UTF-8 without a byte-order mark (BOM).",
)
BANK_SILENCES_NOTHING = Code(
    "B008", WARNING, "This comment silences nothing: {problem}.", "Correct or remove the comment."
)
BANK_UNREADABLE = Code("B009", ERROR, "Not read: {problem}", "Check the file and that you may read it.")

# Question banks: schema
BANK_UNKNOWN_KEY = Code(
    "B101", ERROR, "Unknown key in this {parent}: {key}.{suggestion}", "Rename or remove it."
)
BANK_MISSING_KEY = Code("B102", ERROR, "This {parent} has no {key}.", "Add {key}.")
BANK_WRONG_VALUE = Code("B103", ERROR, "{key}: {problem}.", "Correct the value.")

# Question banks: rules beyond the schema
BANK_DUPLICATE_ID = Code(
    "B201",
    ERROR,
    "The id {id} is used twice; line {first} has it first.",
    "Give one of them an id of its own.",
)
BANK_DUPLICATE_TEXT = Code(
    "B202",
    ERROR,
    "The same question stands twice; line {first} has it first.",
    "Remove or reword one of them.",
)
BANK_UNKNOWN_SCALE = Code(
    "B203", ERROR, "The scale {scale} is not defined under scales.{suggestion}", "Use or define a scale."
)
BANK_UNUSED_SCALE = Code("B204", WARNING, "No section uses the scale {scale}.", "Use it or remove it.")
BANK_BEST_NOT_END = Code(
    "B205",
    ERROR,
    "best: {best} is not the first or last choice of the section's scale.",
    "Use one of: {choices}.",
)
BANK_QUESTION_ID = Code(
    "B206",
    ERROR,
    "The question id {id} is not {section}- followed by a number of two digits or more.",
    "Use an id like {free}.",
)
BANK_SHEET_TITLE = Code(
    "B207", ERROR, "The section title {title} cannot name an Excel sheet: {problem}.", "Shorten or reword it."
)
BANK_UNKNOWN_PART = Code(
    "B208", ERROR, "The part {part} is not one of parts.{suggestion}", "Use or define a part."
)
BANK_UNKNOWN_QUESTION = Code(
    "B209", ERROR, "There is no question {id}.{suggestion}", "Use the id of a question."
)
BANK_UNKNOWN_SECTOR = Code(
    "B225",
    ERROR,
    "The kind of partner {id} is not one of partners.{suggestion}",
    "Use the id of one of partners.",
)
BANK_NO_NOTICE = Code(
    "B210", ERROR, "The wording is derived, but source has no notice that says so.", "Add source: notice."
)
BANK_NO_SCALE = Code(
    "B211",
    ERROR,
    "There is {key} here, but the section has no scale.",
    "Add a scale to the section, or remove {key}.",
)
BANK_SAME_CHOICES = Code(
    "B212",
    ERROR,
    "The choice {label} reads the same as an earlier one (line {first}).",
    "Make the labels differ.",
)
BANK_TAKEN_HEADING = Code(
    "B213", ERROR, "{text} is the heading of another column in the workbooks.", "Reword it."
)
BANK_LABEL_CASE = Code(
    "B214",
    ERROR,
    "The choice {label} differs from {other} (line {first}) in capitals or spaces alone.",
    "Write both the same way, or reword one.",
)
BANK_ID_ORDER = Code(
    "B215",
    WARNING,
    "The question id {id} is out of order: {earlier} stands before it.",
    "Order the questions by their ids, or give a new question the next free id.",
)
BANK_DATE_ORDER = Code(
    "B216",
    WARNING,
    "{date} is earlier than the date before it in the timetable, {earlier}.",
    "Correct the date, or order the timetable by date.",
)
BANK_OUTER_SPACE = Code("B217", WARNING, "{key} {where} with {what}.", "Remove it.")
BANK_DOUBLED_WORD = Code("B218", WARNING, "The same word twice: {word} {word}.", "Remove one of the two.")
BANK_STRAY_NUMBER = Code(
    "B219",
    WARNING,
    "The number {number} may not belong here: “{text}”",
    "If it is the number of the question, or of a page, remove it.",
)
BANK_NUMBER_WITHIN = Code(
    "B224",
    INFO,
    "A number in the middle of a sentence, {number}: “{text}”",
    "Nothing, if it counts something. If it is the number of a question, or of a page, remove it.",
)
BANK_ODD_SIGN = Code(
    "B220", WARNING, "Here is {what}: “{text}”", "Type the words anew, if this came with copying them."
)
BANK_RETIRED_IN_USE = Code(
    "B221",
    ERROR,
    "{id} is a question of this bank and also retired (line {first}): an id is never used again.",
    "Give the question a new id, or take it out of retired.",
)
BANK_BLANK = Code("B222", ERROR, "{key} holds nothing but space.", "Fill it in, or remove it.")
BANK_NOT_STATED = Code(
    "B223",
    WARNING,
    "The {key} is not stated, so nobody knows whether they may use the wording.",
    "Ask whoever published the questions, and fill it in.",
)

# Question banks: extending another
BANK_NO_BASE = Code(
    "B251",
    ERROR,
    "The bank to extend, {name}, cannot be used. {problem}",
    "Name a built-in bank, or the path of a YAML file from the folder of this one.",
)
BANK_NOT_IN_BASE = Code(
    "B252",
    ERROR,
    "There is no {id} in the bank that this one extends.{suggestion}",
    "Use an id of that bank.",
)
BANK_AMENDED_AND_REMOVED = Code(
    "B253", ERROR, "{id} is amended here and removed as well.", "Keep one of the two."
)
BANK_OTHER_REVISION = Code(
    "B254",
    WARNING,
    "Written for revision {written_for} of the bank that it extends, which is at revision {revision} now.",
    "See what changed with ehsg bank diff, then correct extends_revision.",
)

# Crosswalks
CROSSWALK_UNKNOWN_BANK = Code(
    "B401",
    ERROR,
    "There is no built-in question bank {bank}.{suggestion}",
    "Use the id of a built-in bank, or add file: the path of the bank's file from the folder of this one.",
)
CROSSWALK_BANK_NOT_READ = Code(
    "B402", ERROR, "This side has no bank: {problem}", "Correct file, or the file that it names."
)
CROSSWALK_OTHER_BANK = Code(
    "B403", ERROR, "This is the bank {found}, not {bank}.", "Write bank: {found}, or name the other bank."
)
CROSSWALK_OTHER_REVISION = Code(
    "B404",
    ERROR,
    "{bank} is at revision {found}, and this was written for revision {revision}.",
    "Look again at the links of the questions that differ; then write revision: {found}.",
)
CROSSWALK_ONE_BANK = Code(
    "B405",
    ERROR,
    "Both sides are {bank}.",
    "Name two banks. From one revision of a bank to the next, questions keep their ids.",
)
CROSSWALK_UNKNOWN_QUESTION = Code(
    "B406", ERROR, "There is no question {id} in {bank}.{suggestion}", "Use the id of a question of {bank}."
)
CROSSWALK_PAIR_TWICE = Code(
    "B407",
    ERROR,
    "{source} and {target} are linked twice; line {first} has it first.",
    "Keep one of the two.",
)
CROSSWALK_SAME_TWICE = Code(
    "B408",
    ERROR,
    "{id} cannot be the same as {other}: line {first} has it as the same as {earlier}.",
    "Make one of the two links part or related.",
)
CROSSWALK_SAME_ANSWERS = Code(
    "B409",
    ERROR,
    "{source} and {target} cannot be the same: their {what} differ, so that no answer carries over.",
    "Make the link part or related.",
)
CROSSWALK_NO_WHOLE = Code(
    "B410",
    ERROR,
    "This link is part, and does not say of which question.",
    "Add whole: from, to, or neither where each asks something that the other does not.",
)
CROSSWALK_STRAY_WHOLE = Code(
    "B411", ERROR, "This link has whole, but is {relation}, not part.", "Remove whole."
)
CROSSWALK_NO_REASON = Code("B412", ERROR, "The reason says nothing.", "Say why, in a sentence.")
CROSSWALK_LINKED_UNMATCHED = Code(
    "B413",
    ERROR,
    "{id} is listed as unmatched, but line {first} links it.",
    "Remove it here, or remove its links.",
)
CROSSWALK_UNMATCHED_TWICE = Code(
    "B414", ERROR, "{id} is listed as unmatched twice; line {first} has it first.", "Keep one of the two."
)
CROSSWALK_LEFT_OUT = Code(
    "B415",
    WARNING,
    "{count} of {bank} without a link, and not listed as unmatched: {ids}.",
    "Link them, or list each under unmatched: {side}, with the reason.",
)
CROSSWALK_ORDER = Code(
    "B416",
    WARNING,
    "{this} stands after {previous}, which comes later in the banks.",
    "Put them in the order of the banks: first of from, then of to.",
)

# Question banks: what changed since workbooks were sent out
BANK_REUSED_ID = Code(
    "B301",
    ERROR,
    "The id {id} asks something else now; it was: {was}",
    "Give this question an id of its own. If it does ask the same, put the old wording under its formerly.",
)
BANK_NOT_RETIRED = Code(
    "B302",
    ERROR,
    "The question {id} is gone, and retired does not list it: {text}",
    "List it there with {entry}.",
)
BANK_REVISION_NOT_RAISED = Code(
    "B303",
    ERROR,
    "The bank changed, and its revision did not go up: it was {old} and is {new}.",
    "Set revision: {next}; or compare the other way round.",
)
BANK_OLD_WORDING = Code(
    "B304",
    WARNING,
    "{id} is worded anew, and its old wording is not under formerly: without a Ref, answers in workbooks "
    "sent out are not found.",
    "Put under its formerly: {wording}",
)
BANK_TWO_BANKS = Code(
    "B305",
    INFO,
    "{old} and {new} are two banks: what their ids and revisions say is not compared.",
    "Nothing, if two banks are what you want to compare.",
)
BANK_OLD_FOLLOW_UP = Code(
    "B306",
    WARNING,
    "The follow-up of {section} is worded anew, and the old wording is not under follow_up_formerly: in "
    "workbooks sent out the column is taken by its place.",
    "Put under its follow_up_formerly: {wording}",
)
BANK_AFTER_ELSEWHERE = Code(
    "B255",
    ERROR,
    "{id} is no question of the section {section}, so nothing of that section can follow it.",
    "Name a question of that section, or leave out after.",
)
BANK_SCALE_TAKEN = Code(
    "B256",
    ERROR,
    "The bank that this one extends has a scale {scale} already, which its own sections use.",
    "Give the scale a name of its own, and amend the sections that are to use it.",
)
BANK_NAMED_AS_BASE = Code(
    "B257",
    ERROR,
    "{bank} is the bank that this one extends.",
    "Give this bank an id of its own, so that their workbooks can be told apart.",
)

# Files
FILE_NOT_WORKBOOK = Code(
    "F001",
    ERROR,
    "Not a spreadsheet, or damaged: {problem}.",
    "Open it in Excel and save it as .xlsx, or ask whoever sent it to.",
)
FILE_ENCRYPTED = Code(
    "F002",
    ERROR,
    "Encrypted: it has a password or a sensitivity label.",
    "Ask the sender to save it without a password, or with a label that does not encrypt.",
)
FILE_EMPTY = Code(
    "F003",
    ERROR,
    "The file is empty (0 bytes); it may not have been downloaded from the cloud yet.",
    "Open it once so that it downloads, or ask the sender for it again.",
)
FILE_OTHER_TYPE = Code(
    "F004",
    INFO,
    "Not read: {kind} are not read.",
    "If it holds answers, save it as .xlsx and merge again.",
)
FILE_IS_MERGED = Code(
    "F005", INFO, "Not read as a submission: it is a merged return.", "Keep merged returns out of the folder."
)
FILE_NO_QUESTIONS = Code(
    "F006",
    ERROR,
    "No question of the bank {bank} was found in it.",
    "Check that it is a completed response workbook of this bank.",
)
FILE_OTHER_SPREADSHEET = Code(
    "F008",
    ERROR,
    "Not read: {kind} are not read, and this one may hold answers.",
    "Open it, save it as .xlsx, and merge again.",
)
FILE_TOO_LARGE = Code(
    "F007",
    ERROR,
    "Too large to read: {problem}.",
    "Ask the sender for it again, with everything beyond the tables deleted; if it has to be so large, raise "
    "the limit: --limit {limit}=….",
)
FILE_READER_FAILED = Code(
    "F009",
    ERROR,
    "Not read: reading it {problem}.",
    "Ask the sender to open it and save it as .xlsx.",
)
FILE_NOTES_NOT_READ = Code(
    "F010",
    WARNING,
    "The notes (comments) on its cells are not read, as it is an .xlsb file; its cells are.",
    "If they matter, open it, save it as .xlsx, and merge again.",
)
FILE_PARTLY_READ = Code(
    "F011",
    WARNING,
    "The notes (comments) on its cells, its error values and formulas without a result could not be read: "
    "{problem}; the other cells are.",
    "Open it, save it as .xlsx, and merge again.",
)

# Submissions
SUBMISSION_OFF_SCALE = Code(
    "S101",
    ERROR,
    "The answer {raw} to {question} is not one of the choices.{suggestion}",
    "Use one of: {choices}.",
)
SUBMISSION_ANSWERED_TWICE = Code(
    "S102",
    ERROR,
    "{question} is answered twice: {raw} here, {other} in {other_cell}.",
    "Ask the sender which answer counts, and clear the other.",
)
SUBMISSION_OTHER_BANK = Code(
    "S103",
    ERROR,
    "Made from the bank {found}, read as {bank}: only answers to questions worded the same are taken.",
    "Send its sender the workbook of {bank}, or merge it apart from the others.",
)
SUBMISSION_BLANK = Code(
    "S107", WARNING, "No question is answered in it.", "Ask the sender for the completed workbook."
)
SUBMISSION_NO_NAME = Code(
    "S104",
    WARNING,
    "Nothing says which organisation this is; taken from {route}: {organisation}.",
    "Fill in Organisation on the sheet About you; or, in a form, as a question called Organisation.",
)
SUBMISSION_UNKNOWN_SECTOR = Code(
    "S105",
    WARNING,
    "The sector {sector} is not one of the bank's.{suggestion}",
    "Choose the sector from the list on the sheet About you.",
)
SUBMISSION_UNPLACED = Code(
    "S106",
    WARNING,
    "Text with no place in the return: {text}",
    "It is kept on the sheet Unplaced. Move it to a cell that is asked for, and merge again.",
)
SUBMISSION_OTHER_ROUTE = Code(
    "S108",
    INFO,
    "Found by {route}, not by a Ref: {questions}.",
    "Nothing, if the answers are right. In a workbook, the Ref column is best left as it is.",
)
SUBMISSION_ASSUMED_COLUMN = Code(
    "S109",
    WARNING,
    "No column here is headed {wanted}; {taken} was taken for it.",
    "Check that the column holds what it was taken for, or put the heading back.",
)
SUBMISSION_REF_DISAGREES = Code(
    "S110",
    WARNING,
    "The Ref says {question}, but the question beside it is {beside}; the Ref was followed.",
    "Ask the sender: sorting a single column sets answers beside the wrong question.",
)
SUBMISSION_NOT_CALCULATED = Code(
    "S111",
    WARNING,
    "A formula whose result the file does not hold: {formula}",
    "Open the workbook in Excel, save it and merge again; or type the answer in its place.",
)
SUBMISSION_OTHER_REVISION = Code(
    "S112",
    WARNING,
    "Made from {found} of {bank}, read by revision {revision}: answers are placed by their Ref. {changes}",
    "Nothing, if the answers still fit the questions as they are now; else send the sender the new workbook.",
)
SUBMISSION_REPEATED = Code(
    "S113",
    INFO,
    "Stands twice with the same answer, counted once: {questions}.",
    "Nothing; the copies are on the sheet Unplaced.",
)
SUBMISSION_NOT_HELD = Code(
    "S114",
    WARNING,
    "Characters that no workbook can hold ({characters}); in the merged workbook a mark stands for each.",
    "Nothing, if they do not matter; the JSON that merge --json writes has the text as it was.",
)

# Merging
MERGE_SAME_FILE = Code(
    "M101", INFO, "The same file, byte for byte, as {other}; counted once.", "Remove one of them."
)
MERGE_SAME_ORGANISATION = Code(
    "M102",
    WARNING,
    "{organisation} answered already in {other}; both are counted{together}.",
    "If this replaces the other, remove the other's file and merge again.",
)
MERGE_DECISION_OUTDATED = Code(
    "M103",
    WARNING,
    "{question}: {outdated}. The decision is kept.",
    "Look again; then change the agreed answer, or clear its cell in the column Changed since it was agreed.",
)

MERGE_KEPT = Code(
    "M104",
    INFO,
    "Kept as merged before, as they are not among the files merged now: {files}.",
    "To leave one out, merge the folder it was in again, without it.",
)
MERGE_GONE = Code(
    "M105",
    WARNING,
    "{what} is not there any more: left out; its answers were in the earlier return.",
    "If it should count, put it back and merge again with --update.",
)
MERGE_SUPERSEDED = Code(
    "M106",
    INFO,
    "Not counted: {organisation} answered again in {other}. {changes}",
    "Nothing, if that is the later one; what this one said is on the sheet Superseded.",
)
MERGE_TWICE = Code(
    "M107",
    ERROR,
    "{organisation} answered twice; {other} was taken as the later. {changes}",
    "Ask them which one counts, and remove the other.",
)
MERGE_WHICH_IS_LATER = Code(
    "M108",
    WARNING,
    "Nothing says whether this or {other} is later: the order of the file names decided.",
    "Ask them which one counts, and remove the other.",
)
MERGE_NOBODY_NAMED = Code(
    "M111",
    WARNING,
    "Neither this nor {other} says who in {organisation} completed it: taken for the same respondent's.",
    "If they are from two people, have each fill in Completed by, or merge with --duplicates all.",
)
MERGE_SAME_RESPONSES = Code(
    "M112", INFO, "Holds responses to the form that are in {other} too; each is counted once.", "Nothing."
)
MERGE_LOST = Code(
    "M109",
    ERROR,
    "{lost} of its {cells} are neither in the return nor listed as unplaced.",
    "If rows were deleted from the merged workbook, merge the file again; if not, please report it as a bug.",
)
MERGE_REPLACED = Code(
    "M110",
    INFO,
    "This file has changed since it was last merged. {changes}",
    "Nothing, if it was corrected.",
)
RETURN_UNKNOWN_QUESTION = Code(
    "M201",
    ERROR,
    "What is agreed here belongs to no question or return item ({ref}): {text}",
    "Put the right Ref back in this row.",
)
RETURN_DECIDED_TWICE = Code(
    "M202",
    ERROR,
    "{ref} is agreed a second time here: {text}",
    "Keep one row for each Ref on this sheet.",
)
RETURN_REF_DISAGREES = Code(
    "M203",
    ERROR,
    "Something is agreed for {ref} here, but the question beside it is {beside}: a column was sorted alone.",
    "Undo the sorting, or put each Ref back beside its question; then sort whole rows.",
)
RETURN_STRAY = Code(
    "M204",
    WARNING,
    "What is typed here has no place in a merged workbook: {text}",
    "The next merge with --update keeps it on the sheet Unplaced only; move it to Return or Return items.",
)
RETURN_NOT_CALCULATED = Code(
    "M205",
    ERROR,
    "A formula whose result the file does not hold: {formula}",
    "Open the workbook in Excel and save it, or type what is agreed in its place.",
)
RETURN_ROW_GONE = Code(
    "M206", WARNING, "There is no row any more for {refs}: nothing is agreed there.", "Put the rows back."
)

# Decisions
DECISION_NO_REF = Code(
    "D101", ERROR, "This row has no Ref: {text}", "Put the Ref of a question or return item into it."
)
DECISION_UNKNOWN_REF = Code(
    "D102",
    ERROR,
    "There is no question or return item {ref}.{suggestion}",
    "Use a Ref from the sheets Return and Return items.",
)
DECISION_TWICE = Code(
    "D103", ERROR, "{ref} is decided twice; line {first} has it first.", "Keep one of the two."
)
DECISION_OFF_SCALE = Code(
    "D104",
    ERROR,
    "The agreed answer {raw} to {ref} is not one of the choices.{suggestion}",
    "Use one of: {choices}.",
)
DECISION_MISPLACED = Code(
    "D105",
    ERROR,
    "{ref} is a {kind}, which has no {what}.",
    "Give a question an agreed answer and an agreed plan, a return item a value.",
)
DECISION_DOES_NOT_FIT = Code(
    "D107", ERROR, "The {what} of {ref} does not fit a cell: {problem}.", "Shorten or reword it."
)
DECISION_MORE_CELLS = Code(
    "D108",
    ERROR,
    "The row of {ref} goes on beyond the last heading: {text}",
    "Put text that holds a separator between quotation marks.",
)
DECISION_NOT_TEXT = Code(
    "D109",
    ERROR,
    "This is a list, a number or something else that is not text.",
    "Put it into quotation marks.",
)
DECISION_UNKNOWN_KEY = Code(
    "D110", ERROR, "{ref} has something that is not known: {key}.{suggestion}", "Use answer, plan or value."
)
DECISION_REPLACED = Code(
    "D201",
    INFO,
    "The {what} of {ref} changes from “{before}” to “{after}”.",
    "If that is not meant, correct the decision and apply it again.",
)

# Completeness and participation
CHECK_UNANSWERED = Code(
    "C101", ERROR, "{question} has no answer: {text}", "Choose an answer in the cell named."
)
CHECK_NOBODY_ANSWERED = Code(
    "C102",
    ERROR,
    "{question} has no answer from any partner, and none is agreed: {text}",
    "Ask the partners, or agree one.",
)
CHECK_PARTNER_BLANK = Code(
    "C103", WARNING, "{organisation} did not answer {question}: {text}", "Ask them to fill in the cell named."
)
CHECK_NO_REQUIRED_PARTNER = Code(
    "C201",
    ERROR,
    "No answer from {sector}, whom the guide asks to involve as a minimum.",
    "Ask them to answer; or check the sector on the sheets About you.",
)
CHECK_ASKED_NOT_ANSWERED = Code(
    "C202", WARNING, "{organisation} was asked and has not answered.", "Remind them."
)
CHECK_ITEM_MISSING = Code(
    "C203", WARNING, "The return item is not filled in: {prompt}", "Fill it in on Return items."
)
CHECK_AGREED_OFF_SCALE = Code(
    "C204",
    ERROR,
    "The agreed answer {raw} to {question} is not one of the choices.",
    "Use one of: {choices}.",
)
CHECK_NO_CONDITIONAL_PARTNER = Code(
    "C205",
    WARNING,
    "No answer from {sector}, whom the guide asks to involve as a minimum ({condition}).",
    "Ask them to answer if there are any in your area; or check the sector on the sheets About you.",
)
CHECK_NOT_AGREED = Code(
    "C206", ERROR, "{question} has no agreed answer: {text}", "Fill in the agreed answer on the sheet Return."
)
CHECK_STILL_TO_AGREE = Code(
    "C207",
    INFO,
    "{open} of {questions} questions are not agreed yet: {refs}.",
    "Agree them on the sheet Return. With --final, each is an error.",
)
CHECK_FINAL_ITEM_MISSING = Code(
    "C208", ERROR, "The return item is required and not filled in: {prompt}", "Fill it in on Return items."
)

# Accessible spreadsheets: what the public checklist calls essential is an error, what is good practice or can
# only be estimated a warning, and what only a person can decide a note
ACCESSIBLE_OTHER_FORMAT = Code(
    "A001",
    ERROR,
    "Not checked: only .xlsx and .xlsm workbooks can be, and it is an {kind} file.",
    "Open it in Excel or LibreOffice, save it as .xlsx, and check that.",
)
ACCESSIBLE_NO_WORKBOOK = Code(
    "A002", INFO, "Not checked: {kind} are not workbooks.", "Nothing, if it is not meant to be one."
)
ACCESSIBLE_NO_TABLE = Code(
    "A101",
    ERROR,
    "What stands around {cells} looks like a table and is not marked up as one.",
    "Select it, choose Insert, Table, and tick My table has headers.",
)
ACCESSIBLE_NO_HEADER_ROW = Code(
    "A102", ERROR, "A table has no header row: {cells}.", "Tick Header Row on the tab Table Design."
)
ACCESSIBLE_HEADER_BLANK = Code(
    "A103",
    ERROR,
    "A column has no heading that says what is in it: {cells}.",
    "Type one into each header cell.",
)
ACCESSIBLE_HEADER_TWICE = Code(
    "A104", ERROR, "A heading stands twice in one table: {cells}.", "Give each column a heading of its own."
)
ACCESSIBLE_MERGED = Code(
    "A105", ERROR, "Merged cells: {cells}.", "Unmerge them: Home, Merge & Center; repeat the text if needed."
)
ACCESSIBLE_BLANK_ROW = Code(
    "A106",
    ERROR,
    "Blank rows within a table, from {cells}.",
    "Delete them; make rows higher where you want space.",
)
ACCESSIBLE_BLANK_COLUMN = Code(
    "A107",
    ERROR,
    "Blank columns within a table, from {cells}.",
    "Delete them; make columns wider where you want space.",
)
ACCESSIBLE_NOT_LEFT = Code(
    "A108",
    ERROR,
    "Column A is empty: what is on the sheet begins at {cells}.",
    "Delete the empty columns, so that it begins in column A.",
)
ACCESSIBLE_SEVERAL_TABLES = Code(
    "A109", WARNING, "Several tables on one sheet, at {cells}.", "Give each table a sheet of its own."
)
ACCESSIBLE_BELOW_TABLE = Code(
    "A110", WARNING, "Text below a table, where it is easily missed: {cells}.", "Move it above the table."
)
ACCESSIBLE_TABLE_NAME = Code(
    "A111",
    WARNING,
    "The name of a table says nothing: {cells}.",
    "Type one that says what is in it under Table Design, Table Name.",
)
ACCESSIBLE_SYMBOLS = Code(
    "A112",
    WARNING,
    "Cells that hold nothing but symbols, which may not be read out: {cells}.",
    "Use words or a letter in brackets, like [x], and say what it means.",
)
ACCESSIBLE_EMPTY_CELLS = Code(
    "A113",
    INFO,
    "Cells of tables are empty on {sheets}.",
    "If that has several reasons, put the reason into the cells; if it has one, say it above the table.",
)
ACCESSIBLE_EMPTY_TABLES = Code(
    "A114",
    INFO,
    "Tables without anything in them on {sheets}.",
    "Say somewhere that they are meant to be empty.",
)
ACCESSIBLE_FILTERS = Code(
    "A115",
    INFO,
    "Filter buttons on {sheets}.",
    "If people need them, tell them how to turn them off: Data, Filter. Otherwise turn them off.",
)
ACCESSIBLE_FROZEN = Code(
    "A116",
    INFO,
    "Frozen panes on {sheets}.",
    "If people need them, tell them how to unfreeze them: View, Freeze Panes. Otherwise unfreeze them.",
)
ACCESSIBLE_UNTITLED = Code(
    "A117",
    INFO,
    "A table begins in row 1, so that no title stands above it, on {sheets}.",
    "Check that the names of these sheets say what is on them.",
)
ACCESSIBLE_PALE = Code(
    "A201",
    ERROR,
    "Text too close in colour to what is behind it (contrast below 4.5, or 3 if large): {cells}.",
    "Make the text darker or the fill paler.",
)
ACCESSIBLE_PALE_HIGHLIGHT = Code(
    "A202",
    ERROR,
    "A conditional format whose text is too close in colour to its fill (contrast below 4.5): {cells}.",
    "Make its text darker or its fill paler.",
)
ACCESSIBLE_CUT = Code(
    "A203",
    WARNING,
    "Text that seems to be cut off: {cells}.",
    "Choose Home, Wrap Text; make columns wider or rows higher.",
)
ACCESSIBLE_SMALL = Code("A204", WARNING, "Text smaller than size 10: {cells}.", "Make it size 10 or larger.")
ACCESSIBLE_SERIF = Code(
    "A205", WARNING, "Text in a font with serifs: {cells}.", "Use one without, like Arial or Calibri."
)
ACCESSIBLE_ITALIC = Code("A206", WARNING, "Italic text: {cells}.", "Make it upright; bold may stand out.")
ACCESSIBLE_ROTATED = Code(
    "A207", WARNING, "Text that is not horizontal: {cells}.", "Set its orientation to 0 degrees and wrap it."
)
ACCESSIBLE_RAISED = Code(
    "A208",
    WARNING,
    "Superscript or subscript text: {cells}.",
    "If it refers to a note, write [note 1]. Otherwise write it in words, or on the line.",
)
ACCESSIBLE_COLOUR_RULE = Code(
    "A209",
    WARNING,
    "A conditional format that changes nothing but colours: {cells}.",
    "Let it change something else as well, like bold or a border, or say the same in words in a column.",
)
ACCESSIBLE_COLOUR_ALONE = Code(
    "A210",
    INFO,
    "Cells that differ from others in their column by nothing but colour: {cells}.",
    "If the colour means something, say the same in words in a column.",
)
ACCESSIBLE_FILLS = Code(
    "A211",
    INFO,
    "Cells with a background colour on {sheets}.",
    "Check that they need it; it is better to have none.",
)
ACCESSIBLE_BORDERS = Code(
    "A212", INFO, "Cells with borders on {sheets}.", "Check that they need them, above all around much text."
)
ACCESSIBLE_LINK = Code(
    "A213",
    ERROR,
    "A link whose text does not say where it leads: {cells}.",
    "Let the text say what is behind the link, not its address nor “here”.",
)
ACCESSIBLE_NO_ALTERNATIVE = Code(
    "A301",
    ERROR,
    "Without alternative text: {cells}.",
    "Right-click it, choose View Alt Text, and say what it shows, or mark it as decorative.",
)
ACCESSIBLE_TEXT_BOX = Code(
    "A302", ERROR, "Text that lies above the cells, which is easily missed: {cells}.", "Put it into cells."
)
ACCESSIBLE_PRINTED = Code(
    "A303",
    ERROR,
    "Text in the header or footer of the page, which is seen on paper only: {cells}.",
    "Put it into cells. The name of the sheet and page numbers may stay.",
)
ACCESSIBLE_MACROS = Code("A304", WARNING, "The workbook has macros.", "Save it without, as .xlsx.")
ACCESSIBLE_SHEET_NAME = Code(
    "A401", ERROR, "The name of the sheet does not say what is on it.", "Right-click it and rename it."
)
ACCESSIBLE_SHEET_BLANK = Code("A402", ERROR, "There is nothing on the sheet.", "Delete it.")
ACCESSIBLE_NO_FIRST_CELL = Code(
    "A403", ERROR, "Cell A1 is empty, where people look first.", "Put the title of the sheet into it."
)
ACCESSIBLE_NO_HEADING = Code(
    "A404",
    ERROR,
    "The title in A1 is not marked up as one.",
    "Give it the style Heading 1 (Home, Cell Styles), and headings below it Heading 2.",
)
ACCESSIBLE_SHEET_HIDDEN = Code(
    "A405", WARNING, "The sheet is hidden and not empty.", "Show it, or delete it if nobody needs it."
)
ACCESSIBLE_HIDDEN = Code(
    "A406",
    WARNING,
    "Hidden, and not empty: {cells}.",
    "Show them; or say above the table what is hidden and how to show it.",
)
ACCESSIBLE_CURSOR = Code(
    "A407",
    WARNING,
    "The sheet does not open at its first cell but at {cells}.",
    "Press Ctrl+Home on each sheet before you save.",
)
ACCESSIBLE_NOT_FIRST = Code(
    "A408",
    WARNING,
    "The workbook opens on this sheet, not on the first one.",
    "Go to the first sheet and save.",
)
ACCESSIBLE_PROTECTED = Code(
    "A409",
    INFO,
    "Protected, so that some screen readers cannot get around in them: {sheets}.",
    "Check that they have to be.",
)
ACCESSIBLE_NUMBERED = Code(
    "A410",
    INFO,
    "Sheets named by a number alone: {sheets}.",
    "Check that a table of contents says what is on each of them.",
)
ACCESSIBLE_NO_TITLE = Code(
    "A501", ERROR, "The workbook has no title.", "Fill in File, Info, Title; it is what is read out first."
)
ACCESSIBLE_NO_LANGUAGE = Code(
    "A502",
    ERROR,
    "The workbook does not say which language it is in.",
    "In File, Info, Properties, Advanced, Custom, add Language; in LibreOffice, save it as .xlsx.",
)

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

# A council's theme
THEME_NOT_PLAIN = Code(
    "T101",
    ERROR,
    "This is a list, a tag or something else that a theme file does not have.",
    "Write a key, a colon and a value.",
)
THEME_UNKNOWN_COLOUR = Code(
    "T102",
    ERROR,
    "The style sheet has no colour {name}.{suggestion}",
    "Use one of: {known}.",
)
THEME_CONTRAST = Code("T103", ERROR, "This colour cannot be used: {problem}.", "{remedy}")
THEME_LOGO = Code("T104", ERROR, "{problem}", "{remedy}")

ALL: dict[str, Code] = {code.id: code for code in list(vars().values()) if isinstance(code, Code)}
