"""Where the design's examples are: beside the checkout, if at all."""

from pathlib import Path

EXAMPLES = Path(__file__).resolve().parents[3] / "shared" / "design" / "examples" / "statements"


def has_examples() -> bool:
    return (EXAMPLES / "set.yaml").is_file()
