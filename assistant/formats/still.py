"""Writes a ZIP file again with still dates, so that the same content gives the same bytes."""

import io
import zipfile
from collections.abc import Iterable
from datetime import datetime

_EARLIEST = 1980


def still(content: bytes, moment: datetime) -> bytes:
    """Write a ZIP file (a DOCX is one) again, every member dated alike."""
    with zipfile.ZipFile(io.BytesIO(content)) as read:
        return zipped(((member.filename, read.read(member)) for member in read.infolist()), moment)


def zipped(members: Iterable[tuple[str, bytes]], moment: datetime) -> bytes:
    """Put named contents into a ZIP file, in order, all with one date."""
    out = io.BytesIO()
    date = (max(moment.year, _EARLIEST), moment.month, moment.day, moment.hour, moment.minute, moment.second)
    with zipfile.ZipFile(out, "w") as written:
        for name, content in members:
            written.writestr(zipfile.ZipInfo(name, date), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
