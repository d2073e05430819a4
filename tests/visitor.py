"""A browser without scripts, for tests that ask pages as a person does."""

from fastapi.testclient import TestClient
from httpx2 import Response

from api.app import create_app
from api.deps import SESSION_COOKIE, token_for
from assistant.domain.user import User
from tests.house import House

FIELDS = {
    "type": "home-visit",
    "date": "2026-04-21",
    "speakers": "3",
    "basis": "agreed",
    "agreed_by": "Carys Vale",
    "agreed_on": "2026-04-21",
    "person_role": "child",
    "person_name": "Idris Vale",
    "person_more": "9",
}


class Visitor:
    """A browser without scripts, signed in as somebody or as nobody."""

    def __init__(self, house: House, user: User | None = None) -> None:
        self.client = TestClient(create_app(house.services), follow_redirects=False)
        self.token = ""
        if user:
            secret = house.session(user)
            self.client.cookies.set(SESSION_COOKIE, secret)
            self.token = token_for(secret)

    def get(self, path: str) -> Response:
        return self.client.get(path)

    def post(self, path: str, **fields: str) -> Response:
        return self.client.post(path, data={"form_token": self.token} | fields)

    def upload(self, content: bytes, name: str = "visit.wav", **fields: str) -> Response:
        sent = {"form_token": self.token} | FIELDS | fields
        return self.client.post("/recordings", data=sent, files={"recording": (name, content, "audio/wav")})
