"""`python -m scomm_timeline`: the same program as `timeline`."""

from scomm_timeline.cli import main

if __name__ == "__main__":
    main()
