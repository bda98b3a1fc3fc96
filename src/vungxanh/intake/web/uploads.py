"""Uploads stay in memory: the bytes of what people hand in are never written to a disk."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

LARGEST = 5_000_000
"""A file has at most so many bytes, which is what the reader takes; so has a pasted text."""
HOPELESS = 40_000_000
"""A file of more bytes is not read to its end: the connection is closed."""


class MemoryOnly(FileUploadHandler):
    """Keeps an uploaded file in memory; of one that is too large only the beginning and the size."""

    def new_file(
        self,
        field_name: str,
        file_name: str,
        content_type: str,
        content_length: int | None,
        charset: str | None = None,
        content_type_extra: dict[str, bytes] | None = None,
    ) -> None:
        """Begin a file."""
        super().new_file(field_name, file_name, content_type, content_length, charset, content_type_extra)
        self.content = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Keep one part of the file; nothing is handed on to other handlers."""
        if start > HOPELESS:
            raise StopUpload(connection_reset=True)
        if start <= LARGEST:
            self.content.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """The file with its true size."""
        self.content.seek(0)
        return InMemoryUploadedFile(
            self.content, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )
