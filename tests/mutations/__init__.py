"""What partners do to a workbook without changing what they say in it.

Each function changes a workbook that openpyxl has opened. Where several are done to the same workbook, they
are done in the order of their stages, as the later ones move things that the earlier ones look for; within a
stage any order will do. `conflict` says which two leave nothing that an answer could be found by.
"""

from tests.mutations import on_tables, on_workbooks
from tests.mutations.mutation import Gone, Mutation, conflict, mutated
from tests.mutations.sheets import retype, type_into, values

MUTATIONS = on_tables.MUTATIONS | on_workbooks.MUTATIONS
TYPED_BESIDE = on_tables.TYPED_BESIDE | on_workbooks.TYPED_BESIDE

__all__ = [
    "MUTATIONS",
    "TYPED_BESIDE",
    "Gone",
    "Mutation",
    "conflict",
    "mutated",
    "retype",
    "type_into",
    "values",
]
