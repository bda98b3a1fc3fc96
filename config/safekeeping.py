"""`./run backup DIR` and `./run restore DIR`: what the operator types, and what happens in which order."""

import argparse
import os
import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from config import backups, children, postgres, restores, session
from config.cluster import Cluster
from config.terminal import SetupError, say


def main(arguments: list[str]) -> int:
    """Run `backup` or `restore`; returns the exit status."""
    command, words = arguments[0], arguments[1:]
    return _backup(_backup_words(words)) if command == "backup" else _restore(_restore_words(words))


def _backup_words(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run backup", description="Sao lưu có mã hoá / make an encrypted backup"
    )
    parser.add_argument("folder", type=Path, help="thư mục chứa bản sao lưu / the folder of backups")
    parser.add_argument(
        "--to", default=os.environ.get("VUNGXANH_BACKUP_KEY"), help="khoá công khai age1… / the public key"
    )
    parser.add_argument(
        "--new-key",
        action="store_true",
        help="chỉ tạo cặp khoá, để mang khỏi máy / only make a pair of keys, to be carried away",
    )
    return parser.parse_args(words)


def _restore_words(words: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="./run restore", description="Phục hồi một bản sao lưu / restore a backup"
    )
    parser.add_argument("folder", type=Path, help="thư mục chứa bản sao lưu / the folder of backups")
    parser.add_argument(
        "--key", type=Path, required=True, help="tệp khoá bí mật / the file of the private key"
    )
    parser.add_argument("--name", help="bản cần phục hồi, mặc định bản mới nhất / which one, else the newest")
    parser.add_argument(
        "--replace", action="store_true", help="thay cơ sở dữ liệu đang có / replace the database there is"
    )
    return parser.parse_args(words)


def _backup(asked: argparse.Namespace) -> int:
    """Make a key, or a backup of the private database or of the one that BACKUP_DATABASE_URL names."""
    if asked.new_key:
        public = backups.new_key(asked.folder)
        say(f"Khoá công khai: {public}", "the public key; carry the private one off this machine")
        return 0
    to = backups.recipient_of(asked.to)
    with session.database() as variables:
        session.bring_up_to_date(variables)
        program, url, beside = _source()
        made = backups.copy(program, url, beside, asked.folder, to, at=datetime.now(tz=UTC))
    say(
        f"Đã sao lưu {made.name}, giữ đến {made.expires_at}",
        f"backed up {made.bytes} bytes, kept until {made.expires_at}",
    )
    return 0


def _source() -> tuple[Path, str, backups.Beside]:
    """The copying program, the address it copies from, and what belongs to the data but lies beside them."""
    key = session.VAR / "secret-key"
    signing = os.environ.get("VUNGXANH_SECRET_KEY") or key.read_text(encoding="ascii")
    if "DATABASE_URL" not in os.environ:
        cluster = Cluster.below(session.VAR)
        beside = backups.Beside(signing, cluster.passwords())
        return cluster.program("pg_basebackup"), cluster.url("backup"), beside
    if url := os.environ.get("BACKUP_DATABASE_URL"):
        return postgres.find().folder / "pg_basebackup", url, backups.Beside(signing, {})
    raise SetupError(
        "Hãy đặt BACKUP_DATABASE_URL: tài khoản chỉ có quyền REPLICATION trên máy chủ cơ sở dữ liệu.",
        "Set BACKUP_DATABASE_URL: an account of the database server with the right REPLICATION and no other.",
    )


def _restore(asked: argparse.Namespace) -> int:
    """Put a backup in the private database's place; what ended or was erased since is gone again first."""
    if "DATABASE_URL" in os.environ:
        raise SetupError(
            "Máy chủ riêng phục hồi theo docs/how-to/deploy.md; lệnh này chỉ thay cơ sở dữ liệu trong var/.",
            "Your own server is restored as docs/how-to/deploy.md says; this replaces the one in var/ only.",
        )
    opened = restores.choose(asked.folder, asked.name, asked.key)
    cluster = Cluster.below(session.VAR, major=opened.manifest.postgresql)
    if cluster.data.exists() and not asked.replace:
        raise SetupError(
            f"Đã có cơ sở dữ liệu trong {cluster.home}; thêm --replace để thay.",
            f"There is a database in {cluster.home} already; add --replace to replace it.",
        )
    secrets = opened.secrets()
    cluster.put_back(opened.unpack, secrets.passwords)
    session.keep_secret_key(secrets.secret_key)
    with session.database() as variables:
        session.bring_up_to_date(variables)
        status = session.replay_ledger(variables)
    say(f"Đã phục hồi {opened.manifest.name}", f"restored the backup of {opened.manifest.made_at}")
    return status


if __name__ == "__main__":
    children.stop_on_signals()
    try:
        sys.exit(main(sys.argv[1:]))
    except SetupError as problem:
        sys.stderr.write(f"{problem}\n")
        sys.exit(1)
