"""A file that a desk made of paper sends over plain HTTP, piece by piece."""

import base64
import hashlib
from dataclasses import dataclass

import httpx
import msgspec
from tests.county.builders import PaperDesk
from tests.county.small_county import RECEIVER

from window_desk.casework import acts as a
from window_desk.casework.scan_acts import ScanAttached
from window_desk.protocol import messages as m

PIECE = m.MAX_BLOB_PIECE_BYTES


@dataclass
class Upload:
    """A file that an applied act of a case names, sent piece by piece."""

    desk: PaperDesk
    case: str
    content: bytes
    named: str = ""

    @property
    def sha256(self) -> str:
        return self.named or hashlib.sha256(self.content).hexdigest()

    @property
    def path(self) -> str:
        return f"/v1/blobs/{self.case}/{self.sha256}"

    def attach(self, size: int | None = None) -> list[a.Act]:
        """Name the file in an act and push it."""
        body = ScanAttached("id", self.sha256, size or len(self.content), "image/jpeg")
        acts = self.desk.take(self.case, (body, RECEIVER))
        reply = self.desk.push()
        assert reply.results[-1].status is m.ActStatus.APPLIED, reply.results[-1]
        return acts

    def send(self, offset: int, piece: bytes, **headers: str) -> httpx.Response:
        """One PATCH; ``headers`` replace what would be sent, an empty one takes it away."""
        digest = base64.b64encode(hashlib.sha256(piece).digest()).decode()
        sent = {
            "Authorization": f"Bearer {self.desk.token}",
            "Content-Type": "application/offset+octet-stream",
            "Upload-Offset": str(offset),
            "Upload-Checksum": f"sha256 {digest}",
            **{name.replace("_", "-"): value for name, value in headers.items()},
        }
        encoded = {name.encode(): value.encode() for name, value in sent.items() if value}
        return self.desk.client.patch(self.path, content=piece, headers=encoded)

    def send_all(self, size: int = PIECE) -> m.BlobState:
        """Every piece from the county's offset on."""
        offset = self.offset()
        state: m.BlobState | None = None
        while offset < len(self.content):
            response = self.send(offset, self.content[offset : offset + size])
            assert response.status_code == 200, response.text
            state = msgspec.json.decode(response.content, type=m.BlobState)
            assert response.headers["upload-offset"] == str(state.offset)
            offset = state.offset
        assert state is not None
        return state

    def head(self) -> httpx.Response:
        return self.desk.client.head(
            self.path, headers={"Authorization": f"Bearer {self.desk.token}"}
        )

    def offset(self) -> int:
        response = self.head()
        assert response.status_code == 200
        return int(response.headers["upload-offset"])

    def get(self, wanted: str = "") -> httpx.Response:
        headers = {"Authorization": f"Bearer {self.desk.token}"}
        return self.desk.client.get(
            self.path, headers={**headers, "Range": wanted} if wanted else headers
        )
