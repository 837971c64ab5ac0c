"""What made.json in the folder of the sheets remembers: which files are there, and what each was made from."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path

from scripts.files import atomic

NAME = "made.json"

Made = tuple[str, str, float]
"""Fingerprint of what a file was made from, that of the file itself, the size of its letters (PDF)."""


def digest(content: bytes) -> str:
    """A fingerprint: 24 hexadecimal digits."""
    return sha256(content).hexdigest()[:24]


@dataclass(slots=True)
class Manifest:
    """Files under ``out`` by their path on the site. ``whole``: fingerprint of what all of them were made from in one
    run; nothing while only some are of that run."""

    out: Path
    whole: str = ""
    files: dict[str, Made] = field(default_factory=dict)

    @classmethod
    def read(cls, out: Path) -> Manifest:
        """What an earlier run has made; a manifest that cannot be read is no manifest."""
        try:
            found = json.loads((out / NAME).read_text("utf-8"))
            files = {site: (mark, own, float(size)) for site, (mark, own, size) in found["files"].items()}
            return cls(out, str(found["whole"]), files)
        except (OSError, ValueError, TypeError, AttributeError, KeyError):
            return cls(out)

    def file(self, site: str) -> Path:
        return self.out / site.removeprefix("downloads/")

    def untouched(self, site: str) -> bool:
        """Made, and nobody has changed it since."""
        known, file = self.files.get(site), self.file(site)
        return bool(known) and file.is_file() and digest(file.read_bytes()) == known[1]

    def fresh(self, site: str, mark: str) -> bool:
        """Made from the same, and nobody has changed it since."""
        return site in self.files and self.files[site][0] == mark and self.untouched(site)

    def drop(self, site: str) -> None:
        """Forget a file that could not be made; what an earlier run made would pass for it."""
        self.files.pop(site, None)
        self.file(site).unlink(missing_ok=True)

    def keep(self, wanted: Iterable[str]) -> None:
        """Removes files of an earlier run that belong to no text any more; never a file we did not make."""
        for site in self.files.keys() - set(wanted):
            if self.out.resolve() in self.file(site).resolve().parents:
                self.file(site).unlink(missing_ok=True)
            del self.files[site]

    def write(self) -> None:
        said = {"whole": self.whole, "files": dict(sorted(self.files.items()))}
        atomic.put(self.out / NAME, json.dumps(said, indent=0).encode())
