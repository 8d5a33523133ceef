"""PDFs read back with the tools that offices and archives use."""

import re
import subprocess
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest


@dataclass(frozen=True)
class PdfFile:
    """A PDF on disk, asked through poppler, qpdf and zbar."""

    path: Path

    def _run(self, *command: str) -> str:
        done = subprocess.run(command, check=True, capture_output=True, timeout=60)
        # In its HTML head (-bbox) poppler writes halves of surrogate pairs.
        return done.stdout.decode("utf-8", errors="replace")

    def text(self) -> str:
        return self._run("pdftotext", "-enc", "UTF-8", "-layout", str(self.path), "-")

    def joined(self) -> str:
        """All text without any space, so that wrapped values can be found."""
        return re.sub(
            r"\s", "", self._run("pdftotext", "-enc", "UTF-8", "-raw", str(self.path), "-")
        )

    def check(self) -> None:
        self._run("qpdf", "--check", str(self.path))

    def fonts(self) -> list[list[str]]:
        """Columns name, emb, sub, uni of every font."""
        lines = self._run("pdffonts", str(self.path)).splitlines()[2:]
        return [[line.split()[0], *line.split()[-5:-2]] for line in lines]

    def pages(self) -> int:
        return int(self._run("qpdf", "--show-npages", str(self.path)))

    def words_outside(self, margin_pt: float) -> list[str]:
        """Words any part of which lies nearer to the sheet's edge than ``margin_pt``."""
        boxes = self._run("pdftotext", "-enc", "UTF-8", "-bbox", str(self.path), "-")
        outside: list[str] = []
        width = height = 0.0
        for line in boxes.splitlines():
            if "<page" in line:
                width, height = (float(n) for n in re.findall(r'(?:width|height)="([\d.]+)"', line))
            found = re.search(
                r'xMin="(\S+)" yMin="(\S+)" xMax="(\S+)" yMax="(\S+)">(.*)</word', line
            )
            if found:
                x0, y0, x1, y1 = map(float, found.groups()[:4])
                if min(x0, y0, width - x1, height - y1) < margin_pt:
                    outside.append(found[5])
        return outside

    def codes(self) -> list[str]:
        """What the QR codes on the pages say, from a scan at 150 dpi."""
        stem = self.path.with_suffix("")
        self._run("pdftoppm", "-r", "150", "-png", str(self.path), str(stem))
        found: list[str] = []
        for page in sorted(self.path.parent.glob(f"{stem.name}-*.png")):
            done = subprocess.run(
                ["zbarimg", "-q", "--raw", "--nodbus", str(page)],
                check=False,
                capture_output=True,
                text=True,
                timeout=60,
            )
            found += done.stdout.split()
        return found


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[bytes], PdfFile]:
    def save(pdf: bytes) -> PdfFile:
        path = tmp_path / "paper.pdf"
        path.write_bytes(pdf)
        return PdfFile(path)

    return save
