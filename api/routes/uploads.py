"""Files that arrive in pieces and go on after any break: the tus protocol, version 1.0.0."""

from collections.abc import Callable, Coroutine
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from typing import Annotated, Any, NamedTuple, cast

from fastapi import APIRouter, Depends, Request
from fastapi.routing import APIRoute
from starlette.concurrency import run_in_threadpool
from starlette.responses import JSONResponse, Response

from api.deps import ServicesDep, UserDep, refuse_foreign_form
from api.receiving import ALGORITHMS, read_checksum, read_name, receive
from api.rights import own_upload
from api.turns import Turns
from api.wiring import Services
from assistant.domain.upload import Upload
from assistant.domain.user import User
from assistant.errors import AssistantError, BadInputError, ConflictError, TooLargeError, UnreadableRecordingError

VERSION = "1.0.0"
EXTENSIONS = "creation,creation-defer-length,expiration,termination,checksum"
KEPT_FOR = timedelta(days=7)
MOST_OPEN = 40
PIECE = "application/offset+octet-stream"


class OtherVersionError(AssistantError):
    """The program speaks another version of the protocol."""

    status = 412


class GoneError(AssistantError):
    """The upload was left for too long."""

    status = 410


class TusRoute(APIRoute):
    """Answers every request, errors too, in the protocol's own version."""

    def get_route_handler(self) -> Callable[[Request], Coroutine[Any, Any, Response]]:
        """Wrap the route's own handler."""
        handle = super().get_route_handler()

        async def versioned(request: Request) -> Response:
            try:
                answer = await handle(request)
            except AssistantError as problem:
                answer = JSONResponse({"error": problem.sentence}, problem.status)
            answer.headers["tus-resumable"] = VERSION
            if answer.status_code == OtherVersionError.status:
                answer.headers["tus-version"] = VERSION
            return answer

        return versioned


router = APIRouter(prefix="/api/v1/uploads", route_class=TusRoute)


class Asked(NamedTuple):
    """What the headers of a piece say: where it belongs, and how long the file is, where that is known by now."""

    offset: int
    length: int | None


def held(request: Request) -> None:
    """See that a request came from one of our own pages, by a header that no other site can set."""
    refuse_foreign_form(request, request.headers.get("x-form-token", ""))


def speaks_tus(request: Request) -> None:
    """See that a program speaks our version of the protocol."""
    if request.headers.get("tus-resumable") != VERSION:
        raise OtherVersionError(f"Uploads here follow the tus protocol {VERSION}: use that version.")


def turns(request: Request) -> Turns:
    """Give who writes to which upload now."""
    return cast(Turns, request.app.state.turns)


TurnsDep = Annotated[Turns, Depends(turns)]
HELD = [Depends(speaks_tus), Depends(held)]


@router.options("")
def capabilities(services: ServicesDep) -> Response:
    """Say what uploads can do here."""
    headers = {
        "tus-version": VERSION,
        "tus-extension": EXTENSIONS,
        "tus-max-size": str(_largest(services)),
        "tus-checksum-algorithm": ",".join(ALGORITHMS),
    }
    return Response(status_code=204, headers=headers)


@router.post("", dependencies=HELD)
def begin(request: Request, user: UserDep, services: ServicesDep) -> Response:
    """Begin an upload; its length may come later."""
    length = _length(request, services)
    if length is None and request.headers.get("upload-defer-length") != "1":
        raise BadInputError("Say how long the file is, or that its length comes later.")
    now = services.clock.now()
    with services.database.transaction() as tx:
        if len(tx.uploads.open_of(user.id)) >= MOST_OPEN:
            raise ConflictError("Too many uploads are unfinished: finish or remove one first.")
        name = read_name(request.headers.get("upload-metadata"))
        upload = tx.uploads.add(owner=user.id, length=length, name=name, expires=now + KEPT_FOR)
        services.parts.begin(upload.id, awaited=tx.uploads.awaited())
    headers = {"location": f"{router.prefix}/{upload.id}", "upload-expires": _http_date(upload.expires)}
    return Response(status_code=201, headers=headers)


@router.head("/{upload_id}", dependencies=[Depends(speaks_tus)])
async def where(upload_id: str, user: UserDep, services: ServicesDep, turns: TurnsDep) -> Response:
    """Say how much of an upload is safe; a connection that still writes to it is ended first."""
    await run_in_threadpool(_own, services, user, upload_id)
    async with turns.take(upload_id):
        upload = await run_in_threadpool(_own, services, user, upload_id)
    length = {"upload-defer-length": "1"} if upload.length is None else {"upload-length": str(upload.length)}
    return Response(headers=_told(upload) | length | {"cache-control": "no-store"})


@router.get("/{upload_id}")
def status(upload_id: str, user: UserDep, services: ServicesDep) -> dict[str, Any]:
    """Say where an upload stands, and which recording was made of it."""
    upload = _own(services, user, upload_id)
    return upload.model_dump(mode="json", include={"id", "offset", "length", "expires", "recording"})


@router.patch("/{upload_id}", dependencies=HELD)
async def go_on(request: Request, upload_id: str, user: UserDep, services: ServicesDep, turns: TurnsDep) -> Response:
    """Take in the next piece; answers only when it is safe on disk."""
    if request.headers.get("content-type") != PIECE:
        raise UnreadableRecordingError(f"Send a piece of a file as {PIECE}.")
    checksum = read_checksum(request.headers.get("upload-checksum"))
    asked = Asked(_number(request, "upload-offset", "Say where this piece belongs."), _length(request, services))
    await run_in_threadpool(_own, services, user, upload_id)
    async with turns.take(upload_id) as stop:
        upload = await run_in_threadpool(_prepare, services, user, upload_id, asked)
        writing = await run_in_threadpool(services.parts.write, upload.id, upload.offset)
        limit = _largest(services) if upload.length is None else upload.length
        after = await receive(request.stream(), writing, limit=limit, checksum=checksum, stop=stop)
        upload = await run_in_threadpool(_count, services, upload, after)
    return Response(status_code=204, headers=_told(upload))


@router.delete("/{upload_id}", dependencies=HELD)
async def remove(upload_id: str, user: UserDep, services: ServicesDep, turns: TurnsDep) -> Response:
    """Delete what was sent so far."""
    await run_in_threadpool(_own, services, user, upload_id)
    async with turns.take(upload_id):
        await run_in_threadpool(_remove, services, upload_id)
    return Response(status_code=204)


@router.post("/{upload_id}", dependencies=HELD)
async def in_other_words(
    request: Request, upload_id: str, user: UserDep, services: ServicesDep, turns: TurnsDep
) -> Response:
    """Do what X-HTTP-Method-Override says, for networks that let only GET and POST through."""
    match request.headers.get("x-http-method-override"):
        case "PATCH":
            return await go_on(request, upload_id, user, services, turns)
        case "DELETE":
            return await remove(upload_id, user, services, turns)
    raise BadInputError("Say PATCH or DELETE in X-HTTP-Method-Override.")


def _own(services: Services, user: User, upload_id: str) -> Upload:
    with services.database.transaction() as tx:
        upload = own_upload(tx, user, upload_id)
    if upload.expires < services.clock.now():
        raise GoneError("This upload was left for too long: send the file again from its beginning.")
    return upload


def _prepare(services: Services, user: User, upload_id: str, asked: Asked) -> Upload:
    upload = _own(services, user, upload_id)
    if upload.recording or asked.offset != upload.offset:
        raise ConflictError("This upload has moved on: ask where it stands, then go on from there.")
    if asked.length is None or upload.length == asked.length:
        return upload
    if upload.length is not None or asked.length < upload.offset:
        raise BadInputError("This is not the length that the file was said to have.")
    with services.database.transaction() as tx:
        tx.uploads.set_length(upload.id, asked.length)
        return tx.uploads.get(upload.id)


def _count(services: Services, upload: Upload, after: int) -> Upload:
    expires = services.clock.now() + KEPT_FOR
    with services.database.transaction() as tx:
        tx.uploads.advance(upload.id, before=upload.offset, after=after, expires=expires)
    return upload.model_copy(update={"offset": after, "expires": expires})


def _remove(services: Services, upload_id: str) -> None:
    services.parts.remove(upload_id)
    with services.database.transaction() as tx:
        tx.uploads.remove(upload_id)


def _length(request: Request, services: Services) -> int | None:
    if "upload-length" not in request.headers:
        return None
    length = _number(request, "upload-length", "Say how long the file is as a number of bytes.")
    if length > _largest(services):
        raise TooLargeError(f"This file is larger than {services.settings.max_upload_mb} MB: choose a smaller one.")
    return length


def _number(request: Request, header: str, sentence: str) -> int:
    text = request.headers.get(header, "")
    if not (text.isascii() and text.isdecimal() and len(text) < 16):
        raise BadInputError(sentence)
    return int(text)


def _largest(services: Services) -> int:
    return services.settings.max_upload_mb * 2**20


def _told(upload: Upload) -> dict[str, str]:
    return {"upload-offset": str(upload.offset), "upload-expires": _http_date(upload.expires)}


def _http_date(moment: datetime) -> str:
    return format_datetime(moment.astimezone(UTC), usegmt=True)
