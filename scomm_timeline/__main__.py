"""The program: `timeline`, and `python -m scomm_timeline`."""

# Nothing is imported up here: who interrupts a run while the first modules are read gets 130 too.


def main() -> None:
    """Run the command line that was typed and exit with its code, 130 if interrupted anywhere."""
    try:
        from scomm_timeline.cli import main as run  # noqa: PLC0415 -- see above

        run()
    except KeyboardInterrupt:
        raise SystemExit(130) from None


if __name__ == "__main__":
    main()
