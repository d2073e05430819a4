"""Reading and hearing what was said, and finding words in it."""

from fastapi import APIRouter, Request
from starlette.responses import Response

from api.deps import ServicesDep, UserDep
from api.pages.transcript_page import so_far, transcript_values
from api.routes.sign_in import PagesDep

router = APIRouter()


@router.get("/recordings/{recording_id}/transcript")
def transcript_page(
    request: Request, recording_id: str, user: UserDep, services: ServicesDep, pages: PagesDep, find: str = ""
) -> Response:
    """Show what was said, turn by turn, with each moment to play; `find` marks the turns that hold some words.

    While the words are still being written down, it shows what has been heard so far.
    """
    heard = so_far(services, user, recording_id)
    if heard is not None:
        return pages.show(request, "transcript_so_far.html", **heard)
    return pages.show(request, "transcript.html", **transcript_values(services, user, recording_id, find))
