"""The record of looks and changes from the command line: `audit seal | sign | verify | key`."""

from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import ProgrammingError
from django.utils import timezone

from vungxanh.access.actions.sealing import seal, sign_head, signing_key
from vungxanh.access.queries import AccessError
from vungxanh.access.queries.audit import Report, verify
from vungxanh.access.queries.keys import public_key, public_path
from vungxanh.access.rules.heads import fingerprint


class Command(BaseCommand):
    """Seals, signs and checks the record. `verify` ends with status 1 when anything was tampered with."""

    help = (
        "Nối chuỗi, ký, kiểm tra nhật ký xem và sửa / Seal, sign and verify the record of looks and changes"
    )

    def add_arguments(self, parser: CommandParser) -> None:
        """One word of what to do, then its own options."""
        words = parser.add_subparsers(dest="word", required=True, metavar="WORD")
        words.add_parser("seal", help="nối mọi dòng mới vào chuỗi / chain everything recorded so far")
        words.add_parser("sign", help="nối chuỗi rồi ký đầu chuỗi / seal, then sign the head")
        words.add_parser("key", help="in khoá công khai / print the public key")
        check = words.add_parser("verify", help="kiểm tra toàn bộ / check everything")
        check.add_argument(
            "--anchors", type=Path, metavar="DIR", help="thư mục bên giữ hộ / custodian's folder"
        )
        check.add_argument("--key", type=Path, metavar="FILE", help="khoá công khai / the public key")

    def handle(self, *_args: object, word: str, **options: Any) -> None:
        """Do what the word says."""
        try:
            getattr(self, f"_{word}")(options)
        except AccessError as problem:
            raise CommandError(str(problem)) from problem
        except OSError as problem:
            raise CommandError(f"{problem.filename}: {problem.strerror}") from problem
        except ProgrammingError as problem:
            raise CommandError(
                "Cơ sở dữ liệu chưa đủ bảng; chạy ./run migrate. / Tables are missing; run ./run migrate."
            ) from problem

    def _seal(self, _options: dict[str, Any]) -> None:
        """Chain what was recorded."""
        self.stdout.write(f"đã nối / sealed: {seal()}")

    def _sign(self, _options: dict[str, Any]) -> None:
        """Sign the head."""
        head = sign_head(timezone.now())
        self.stdout.write(f"đã ký / signed: {head.point.length} {head.point.link.hex()} · {head.key[:16]}")

    def _key(self, _options: dict[str, Any]) -> None:
        """Print the public key; make the pair first when there is none."""
        signing_key()
        key = public_key()
        pem = key.public_bytes(Encoding.PEM, PublicFormat.SubjectPublicKeyInfo).decode()
        self.stdout.write(f"{pem}{fingerprint(key)}  {public_path().name}")

    def _verify(self, options: dict[str, Any]) -> None:
        """Check everything and say what cannot be spoken for."""
        report = verify(public_key(options["key"]), options["anchors"])
        for finding in report.findings:
            self.stdout.write(f"✗ {finding.vi} / {finding.en}")
        self._tell(report)
        if report.findings:
            raise CommandError(
                f"Nhật ký đã bị can thiệp: {len(report.findings)} chỗ. / "
                f"The record was tampered with: {len(report.findings)} findings."
            )
        self.stdout.write("✓ nhật ký nguyên vẹn / the record is intact")

    def _tell(self, report: Report) -> None:
        """What was checked, and the window without a signature."""
        self.stdout.write(
            f"{report.links} mắt xích, {report.heads} đầu chuỗi đã ký, {report.anchors} tệp bên giữ hộ / "
            f"{report.links} links, {report.heads} signed heads, {report.anchors} anchor files"
        )
        if report.uncheckable:
            self.stdout.write(
                f"{report.uncheckable} dòng thuộc cột đã bỏ, chỉ kiểm được là còn / "
                f"{report.uncheckable} rows had columns that are gone: only that they exist was checked"
            )
        since = f"{report.last.at:%Y-%m-%d %H:%M:%S %Z}" if report.last else "—"
        self.stdout.write(
            f"chưa có chữ ký bảo đảm từ {since}: {report.after} mắt xích, {report.waiting} dòng chờ nối / "
            f"no signature vouches since {since}: {report.after} links, {report.waiting} rows unsealed"
        )
