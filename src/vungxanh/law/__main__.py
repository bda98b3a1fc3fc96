"""`python -m vungxanh.law classify FILE.csv …` and `python -m vungxanh.law verify RECEIPT.json`."""

import sys

from vungxanh.law.cli import main

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
