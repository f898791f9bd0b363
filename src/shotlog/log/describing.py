"""Taking in captions, writing descriptions, judging what models wrote."""

from collections.abc import Sequence

import sqlalchemy as sa

from shotlog.errors import Conflict, UsageError
from shotlog.log import captions
from shotlog.log.desk import Desk
from shotlog.log.keeping import put, removal, standing
from shotlog.log.request import Request
from shotlog.log.rows import Doc
from shotlog.log.writing import Deed
from shotlog.record import Author, Caption, Change, Critique, Revision
from shotlog.record.fields import Id


class Describing(Desk):
    """The part of a `Project` that describes in sentences, and judges sentences."""

    def add_captions(
        self,
        written: Sequence[Caption],
        author: Author,
        note: str,
        action: str = "caption",
        *,
        request: Request | None = None,
    ) -> Revision:
        """Take in captions: all of them or none.

        Args:
            written: The captions, with their own writers.
            author: Who hands them over.
            note: What was done, in a sentence.
            action: The same in a word.
            request: How it is asked for.

        Raises:
            NotFound: A clip, or a caption that is to be revised, is not there.
            Conflict: A caption speaks of frames that its clip does not have, or is in the log already.
            UsageError: There are no captions.
        """
        if not written:
            raise UsageError("there are no captions to add")

        def plan(connection: sa.Connection) -> Deed:
            captions.require_places(connection, written)
            return Deed(action, note, [Change.to(one) for one in written], adds=True)

        return self._do(author, request, plan)

    def put_caption(self, caption: Caption, author: Author, *, request: Request | None = None) -> Revision:
        """Write a description, or write it anew under the same id.

        Raises:
            NotFound: The clip, or a caption that is to be revised, is not there.
            Conflict: It speaks of frames that its clip does not have, or a model wrote what stands there.
            ChangedSince: Somebody changed it after `request.seen`.
        """

        def plan(connection: sa.Connection) -> Deed:
            change, before = put(connection, caption)
            _refuse_models(before)
            captions.require_places(connection, [caption])
            done = "wrote" if before is None else "rewrote"
            note = f"{done} a description of frames {caption.start} to {caption.end}"
            return Deed("caption", note, [change])

        return self._do(author, request, plan)

    def remove_caption(self, name: Id, author: Author, *, request: Request | None = None) -> Revision:
        """Take a description out of what stands.

        Raises:
            NotFound: There is none of that id.
            Conflict: A model wrote it, it has been judged, or another caption is a better version of it.
            ChangedSince: Somebody changed it after `request.seen`.
        """

        def plan(connection: sa.Connection) -> Deed:
            change, before = removal(connection, "caption", name)
            _refuse_models(before)
            captions.refuse_revised(connection, name, before["clip"])
            return Deed("remove", "removed a description", [change])

        return self._do(author, request, plan)

    def put_critique(self, critique: Critique, author: Author, *, request: Request | None = None) -> Revision:
        """Judge a caption, or judge it anew under the same id.

        Raises:
            NotFound: There is no such caption.
            Conflict: The caption is of another clip, its author has judged it under another id, or what
                stands there is somebody else's.
            ChangedSince: It was changed in another sitting after `request.seen`.
        """

        def plan(connection: sa.Connection) -> Deed:
            change, before = put(connection, critique)
            if critique.author != author or (before and before["author"] != critique.author.model_dump()):
                raise Conflict("a critique is its author's alone", hint="Judge the caption yourself.")
            if standing(connection, "caption", critique.caption) is None:
                raise captions.no_such_caption(critique.caption)
            done = "judged" if critique.submitted else "began to judge"
            return Deed("judge", f"{done} the caption {critique.caption}", [change])

        return self._do(author, request, plan)


def _refuse_models(before: Doc | None) -> None:
    if before is not None and before["author"]["kind"] == "machine":
        raise Conflict(
            f"{before['author']['name']} wrote that caption, and it stays as it was written",
            hint="Write a better version that revises it.",
        )
