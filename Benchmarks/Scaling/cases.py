"""What the cases have in common: a case makes the files of a size and gives the arguments of the program."""
import dataclasses
import subprocess
import typing

ALL = []


@dataclasses.dataclass
class Case:
    name: str
    arguments: typing.Callable[[int], list]
    # The size at which the search begins, and the largest that the program takes.
    start: int
    most: int
    # What the program may end with: rows that are right are judged, and wrong ones refused.
    statuses: tuple


# The largest size that is tried where the program takes any: what it refuses early would be made larger without end.
LARGEST = 8_000_000


def case(start=500, most=LARGEST, wrong=False, usage=False):
    def add(function):
        statuses = (64,) if usage else (2,) if wrong else (0, 1)
        ALL.append(Case(function.__name__.replace("_", "-"), function, start, most, statuses))
        return function
    return add


def write(name, *parts):
    with open(name, "w") as file:
        for part in parts:
            file.write(part if isinstance(part, str) else "".join(part))


def identifier(number, organisation=5):
    """The identifier of an offset in the range of an organisation number, and in those behind it."""
    value = (organisation << 16) + number
    digits = f"70B3D51F3{value:07X}"
    return "-".join(digits[place:place + 2] for place in range(0, 16, 2))


REGISTER = "register.db"


def prepare(program):
    """Makes the register that the cases ask."""
    def seckit(*arguments):
        subprocess.run([program, *arguments], check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    seckit("register", "init", REGISTER, "--time", "2025-01-01")
    seckit("allocate", "organisation", REGISTER, "--name", "Alpha", "--signifier", "ALPHA", "--time",
           "2025-01-02")
    global PROGRAM
    PROGRAM = program


PROGRAM = ""
