"""Keeps addresses out of the log: a path may hold the token of a one-time link, a query what people typed."""

import logging


class RoutesOnly(logging.Filter):
    """Replaces the path of a request in a log line by its route, such as `vao/<str:token>/`."""

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the line; none is dropped."""
        request = getattr(record, "request", None)
        path = getattr(request, "path", None)
        if path is not None and isinstance(record.args, tuple):
            match = getattr(request, "resolver_match", None)
            route = match.route if match else "?"
            record.args = tuple(route if argument == path else argument for argument in record.args)
        return True
