"""Findings on the accessibility of spreadsheets.

What the public checklist calls essential is an error, what is good practice or can only be estimated a
warning, and what only a person can decide a note.
"""

from __future__ import annotations

from ehsg_cli.findings.model import Code, Severity

ERROR, WARNING, INFO = Severity.ERROR, Severity.WARNING, Severity.INFO

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
