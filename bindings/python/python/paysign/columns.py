"""Columns: an Arrow array of raw bodies in, columns of verdicts and facts out.

Any object that hands out Arrow data by its capsules is a column: of pyarrow, Polars, DuckDB, DataFusion, pandas. None
of them is needed to import this module, and nothing is copied on the way in.
"""

from ._paysign import ChunkedColumns, Columns
from ._paysign import verify_columns as verify

__all__ = ["ChunkedColumns", "Columns", "verify"]
