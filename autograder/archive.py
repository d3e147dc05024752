"""Zips whose bytes depend on nothing but what is in them."""

import io
import zipfile
from collections.abc import Mapping

_LONG_AGO = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip knows
_UNIX = 3
_PLAIN_FILE = 0o644 << 16


def zip_of(files: Mapping[str, bytes]) -> bytes:
    """Return a zip of some files, by name; the same files give the same bytes."""
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in sorted(files.items()):
            entry = zipfile.ZipInfo(name, _LONG_AGO)
            entry.compress_type, entry.external_attr, entry.create_system = zipfile.ZIP_DEFLATED, _PLAIN_FILE, _UNIX
            packed.writestr(entry, content)
    return archive.getvalue()
