"""Coverage-guided inputs for the readers of files and dates: `make guided`.

Two readers of ours have to agree on every text (docs/adr/0052): the one by lines, where it takes a
text at all, and the one that asks the YAML parser. A date is read or refused, and written as typed.
Options are libFuzzer's; the first text may be a folder of inputs to begin with:

    python -m tests.fuzz.guided -max_total_time=60 tests/sets/harbor-watch/records
"""

import sys


def main() -> None:
    """Run until something fails or the time is over."""
    import atheris  # noqa: PLC0415 -- nobody needs it for the tests

    with atheris.instrument_imports(include=["scomm_timeline"]):
        from scomm_timeline.model.dates import DateError  # noqa: PLC0415
        from scomm_timeline.model.edtf import parse_date  # noqa: PLC0415
        from scomm_timeline.reading.plain_layout import read_plainly  # noqa: PLC0415
        from scomm_timeline.reading.yaml_nodes import locate, read  # noqa: PLC0415

    def try_one(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        document = read(text)
        plain = read_plainly(text)
        assert plain is None or plain.value == document.value, text
        locate(text)
        try:
            date = parse_date(text[:40])
        except DateError:
            return
        assert date.written == text[:40]
        assert date.earliest <= date.latest

    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
