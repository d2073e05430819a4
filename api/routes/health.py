"""Says that the pages are up, for whoever watches over the machine."""

from fastapi import APIRouter

from api.deps import ServicesDep

router = APIRouter()


@router.get("/health")
def health(services: ServicesDep) -> dict[str, str]:
    """Say that the pages and the case database answer."""
    with services.database.transaction() as tx:
        tx.users.count()
    return {"status": "ok"}
