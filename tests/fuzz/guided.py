"""Coverage-guided inputs for the reader and the dates, where atheris is installed.

python -m pip install atheris
python -m tests.fuzz.guided -max_total_time=60
"""

import sys


def main() -> None:
    """Run until something fails or the time is over; options are libFuzzer's."""
    import atheris  # noqa: PLC0415 -- nobody needs it for the tests

    with atheris.instrument_imports(include=["scomm_timeline"]):
        from scomm_timeline.model.dates import DateError  # noqa: PLC0415
        from scomm_timeline.model.edtf import parse_date  # noqa: PLC0415
        from scomm_timeline.reading.yaml_nodes import locate, read  # noqa: PLC0415

    def try_one(data: bytes) -> None:
        text = data.decode("utf-8", "surrogateescape")
        document = read(text)
        assert document.value is not None or document.problems or not text.strip("\n #.-~%")
        locate(text)
        try:
            parse_date(text[:40])
        except DateError:
            return

    atheris.Setup(sys.argv, try_one)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
