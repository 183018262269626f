"""netaddr: an EUI a row: netaddr_peer.py WORK FILE."""

from netaddr import EUI, AddrFormatError
from rows import run

PANEL_BLOCK = 0x70B3D51F3
CANONICAL_LENGTH = 23


def judge(text: str) -> int | None:
    """netaddr takes many forms, among them pairs that lack a digit: only the form with hyphens is asked for."""
    if len(text) != CANONICAL_LENGTH or text[2] != "-":
        return None
    try:
        value = EUI(text).value
    except AddrFormatError:
        return None
    return value if value >> 28 == PANEL_BLOCK else None


run(judge)
