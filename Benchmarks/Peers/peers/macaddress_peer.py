"""macaddress: an EUI64 a row: macaddress_peer.py WORK FILE."""

from macaddress import EUI64
from rows import run

PANEL_BLOCK = 0x70B3D51F3


class Identifier(EUI64):
    """Takes only the form with hyphens."""

    formats = ("xx-xx-xx-xx-xx-xx-xx-xx",)


def judge(text: str) -> int | None:
    """The identifier's value where it is one of the Panel block."""
    try:
        value = int(Identifier(text))
    except ValueError:
        return None
    return value if value >> 28 == PANEL_BLOCK else None


run(judge)
