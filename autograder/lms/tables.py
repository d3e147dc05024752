"""CSV files as schools' systems and spreadsheets write them, read as they are and written back so."""

import csv
import io
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.lms.people import LmsError

DELIMITERS = (",", ";", "\t")
LARGEST = 64 << 20


@dataclass(frozen=True)
class Table:
    """A CSV file.

    Attributes:
        rows: Every row with as many cells as the header.
        delimiter: What stands between cells; systems in some languages write semicolons.
    """

    path: Path
    header: Sequence[str]
    rows: Sequence[Sequence[str]]
    delimiter: str

    def place(self, name: str) -> int | None:
        """Return where a column stands, by its name in any case; None where there is none."""
        names = [cell.strip().casefold() for cell in self.header]
        return names.index(name.casefold()) if name.casefold() in names else None


def read_table(path: Path) -> Table:
    """Read a CSV file in UTF-8 or, with its mark, UTF-16.

    Raises:
        LmsError: It cannot be read, or is no CSV file.
    """
    try:
        content = path.read_bytes()
        if len(content) > LARGEST:
            raise LmsError(f"{path} is larger than {LARGEST >> 20} MiB: that is no list of students.")
        encoding = "utf-16" if content.startswith((b"\xff\xfe", b"\xfe\xff")) else "utf-8-sig"
        text = content.decode(encoding)
        first = text.partition("\n")[0]
        delimiter = max(DELIMITERS, key=first.count)
        header, *rows = [row for row in csv.reader(io.StringIO(text, newline=""), delimiter=delimiter) if row]
    except OSError as error:
        raise LmsError(f"{path} cannot be read: {error.strerror}.") from None
    except UnicodeDecodeError as error:
        raise LmsError(f"{path} is not UTF-8 text (byte {error.start}). Export or save it as CSV in UTF-8.") from None
    except csv.Error as error:
        raise LmsError(f"{path} is no CSV file that can be read: {error}.") from None
    except ValueError:  # nothing to unpack
        raise LmsError(f"{path} is empty. Export it again.") from None
    for number, row in enumerate(rows, start=2):
        if len(row) > len(header):
            says = f"row {number} has {len(row)} cells under {len(header)} columns"
            raise LmsError(f"{path}: {says}. Is a comma in a name not in quotes? Export it again.")
    width = len(header)
    return Table(path, header, [[*row, *[""] * (width - len(row))] for row in rows], delimiter)


def as_text(rows: Iterable[Sequence[str]], delimiter: str = ",") -> str:
    """Return rows as CSV.

    Nothing is made safe for a spreadsheet here: a system matches names and ids by every sign of them.
    """
    sheet = io.StringIO()
    csv.writer(sheet, delimiter=delimiter, lineterminator="\r\n").writerows(rows)
    return sheet.getvalue()
