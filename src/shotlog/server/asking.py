"""What every route asks for: the project, and who is asking."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, HTTPException, Request

from shotlog.log import Project
from shotlog.record import Author
from shotlog.server.access import COOKIE, Door, Session
from shotlog.server.making import Making


@dataclass(frozen=True, slots=True)
class House:
    """What an application holds for as long as it runs.

    Attributes:
        project: The open project.
        door: Who may come in.
        making: What is made of clips in the background.
    """

    project: Project
    door: Door
    making: Making


def house(request: Request) -> House:
    """What this application holds."""
    kept = request.app.state.house
    assert isinstance(kept, House)
    return kept


def session(request: Request) -> Session:
    """Whoever asks.

    Raises:
        HTTPException: They did not come in by a link, nor do they know the token.
    """
    door = house(request).door
    bearer = request.headers.get("authorization", "").removeprefix("Bearer ")
    if door.is_token(bearer):
        return Session("", door.author)
    found = door.session(request.cookies.get(COOKIE, ""))
    if found is None:
        raise HTTPException(401, "open the workbench by the link that `shotlog serve` prints")
    return found


def project(request: Request) -> Project:
    """The open project."""
    return house(request).project


def author(asking: Annotated[Session, Depends(session)]) -> Author:
    """Who a change is by."""
    return Author(name=asking.author, kind="person")


ProjectOf = Annotated[Project, Depends(project)]
AuthorOf = Annotated[Author, Depends(author)]
SessionOf = Annotated[Session, Depends(session)]
HouseOf = Annotated[House, Depends(house)]
