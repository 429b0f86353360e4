"""What a user is told when something cannot be done."""


class Problem(Exception):
    """A refusal in the user's own terms: what happened, what to do, and whether anything was lost.

    Subclasses build the sentence when it is asked for, so that it follows the language in force.
    """

    exit_status: int = 1

    def sentence(self) -> str:
        """One calm sentence in the language in force."""
        raise NotImplementedError(f"{type(self).__name__} must say its sentence")

    def __str__(self) -> str:
        return self.sentence()
