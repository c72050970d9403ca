"""From a bare Python to a running ForumDesk: `python3 packaging/bootstrap.py demo`, `test`, `bench`; see `--help`."""

# An old Python must be able to read this file, so that it can say what it needs; the rest is in the files beside it.
import sys

OLDEST = (3, 11)
REFUSED = 3


def main() -> int:
    if sys.version_info < OLDEST:
        have = ".".join(str(number) for number in sys.version_info[:2])
        sys.stderr.write(
            f"ForumDesk needs Python 3.11 or newer and this is {have}: run this script with a newer one, "
            "for example 'python3.12 packaging/bootstrap.py test'.\n"
        )
        return REFUSED
    from commands import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
