"""What can be asked of the history of a project."""

from shotlog.log import following, history
from shotlog.log.desk import Desk
from shotlog.log.following import Doing
from shotlog.record import Revision
from shotlog.record.fields import Id, Sha256
from shotlog.record.history import Kind


class Remembering(Desk):
    """The part of a `Project` that tells what was done."""

    def newest(self) -> int:
        """Number of the newest revision; 0 in an empty log."""
        with self._database.reading() as connection:
            return following.newest(connection)

    def revisions_since(self, number: int, limit: int = 100) -> list[Doing]:
        """What the first revisions after `number` were about, oldest first."""
        with self._database.reading() as connection:
            return list(following.since(connection, number, limit))

    def history_of(
        self,
        clip: Sha256,
        shot: Id | None = None,
        facet: str | None = None,
        *,
        limit: int = 100,
        before: int | None = None,
    ) -> list[Revision]:
        """What was done to a clip, a shot, or what is said of one facet of a shot; newest first.

        Args:
            clip: The clip.
            shot: The shot; None for the whole clip.
            facet: The facet, by any of its names; None for all of the shot.
            limit: Revisions at most.
            before: Only revisions with smaller numbers; None for the newest.

        Returns:
            Revisions with those changes alone that concern the shot or facet; without any for a whole clip.

        Raises:
            NotInVocabulary: No such facet.
        """
        meant = None if facet is None else self.vocabulary.facet(facet).id
        with self._database.reading() as connection:
            if shot is None:
                return following.of_clip(connection, clip, limit, before)
            return following.of_shot(connection, (clip, shot, meant), limit, before)

    def history_of_thing(
        self, kind: Kind, name: Id, *, limit: int = 100, before: int | None = None
    ) -> list[Revision]:
        """What was done to one marker, caption, smart bin or other thing, with those changes alone."""
        with self._database.reading() as connection:
            return following.of_thing(connection, kind, name, limit, before)

    def history(self, sha256: Sha256 | None = None, *, changes: bool = True) -> list[Revision]:
        """What was done, newest last, to one clip or to all.

        Args:
            sha256: The clip; None for all of the log.
            changes: Whether to read what each revision made of what, which is most of the history's bulk.
        """
        with self._database.reading() as connection:
            return history.revisions(connection, sha256, changes=changes)
