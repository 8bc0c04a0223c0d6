"""Who runs this process, as the machine has it."""

import getpass


def user() -> str:
    """Who is at the machine; "" where it does not say (a container without a user list)."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return ""
