"""Errors carry their exit code and remedy, also over a pipe."""

import pickle

from schemas.errors import ChecksFailed, ComponentMissing, UnreadableDocument, UsageError


def test_an_unreadable_document_survives_the_pipe_from_a_worker() -> None:
    error = UnreadableDocument("encrypted", "Het bestand vraagt een wachtwoord.", remedy="Vraag.")
    again = pickle.loads(pickle.dumps(error))
    assert (again.code, again.message, again.remedy) == (error.code, error.message, error.remedy)


def test_exit_codes_are_those_of_the_contract() -> None:
    codes = [e.exit_code for e in (UsageError, ChecksFailed, UnreadableDocument, ComponentMissing)]
    assert codes == [2, 3, 4, 7]
