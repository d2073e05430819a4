"""The errors a person may see; the message is one plain sentence that says what is wrong and what to do."""


class AssistantError(Exception):
    """Something went wrong that a person can be told about in one sentence."""

    status = 500
    exit_code = 1

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class BadInputError(AssistantError):
    """What was given cannot be used: a wrong file, field or argument."""

    status = 422
    exit_code = 2


class UnreadableRecordingError(BadInputError):
    """The recording cannot be read as sound."""

    status = 415


class TooLargeError(BadInputError):
    """The file or recording is larger or longer than is allowed."""

    status = 413


class MissingModelError(AssistantError):
    """Weights or a backend that this work needs are not here."""

    status = 503
    exit_code = 3


class WrongBytesError(MissingModelError):
    """Weights were found, but they are not the publisher's bytes."""


class NoAnswerError(MissingModelError):
    """A language model did not answer: it is not reached, is too slow, or turns the request away."""


class StorageFullError(AssistantError):
    """The disk has no room for what was to be kept; nothing was half-stored."""

    status = 507


class NotFoundError(AssistantError):
    """There is no such thing here, or it was erased."""

    status = 404
    exit_code = 2


class NotAllowedError(AssistantError):
    """The person signed in may not do this."""

    status = 403
    exit_code = 2


class ConflictError(AssistantError):
    """Somebody changed it meanwhile, or its state does not allow this."""

    status = 409
    exit_code = 2


class CancelledError(AssistantError):
    """The job was cancelled by a person."""

    status = 409
