"""Zips whose bytes depend on nothing but what is in them."""

import io
import zipfile
from collections.abc import Callable, Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows
_UNIX = 3
_PLAIN_FILE = 0o644


def zip_of(files: Mapping[str, bytes], mode_of: Callable[[str], int] = lambda name: _PLAIN_FILE) -> bytes:
    """Return a zip of some files; the same files give the same bytes.

    Args:
        files: Their content, by name; a name that ends in a slash is an empty folder.
        mode_of: Returns the mode of a file, by its name, for who unpacks it.
    """
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.create_system = zipfile.ZIP_DEFLATED, _UNIX
            entry.external_attr = mode_of(name) << 16
            packed.writestr(entry, content)
    return archive.getvalue()
