"""Who runs this process, as the machine has it."""

import getpass


def user() -> str:
    """Who is at the machine; "" where it does not say (a container without a user list)."""
    try:
        return getpass.getuser().encode("utf-8", "replace").decode()  # bytes of a name that are no text cannot be kept in a log
    except (KeyError, OSError, ImportError):
        return ""
