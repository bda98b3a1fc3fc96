"""The addresses that a stranger may open; every other address sends a stranger to the sign-in page.

Each is written as Django's route. A test compares this list with what strangers really reach.
"""

PUBLIC_URLS = frozenset(
    {
        "dang-nhap/",  # sign in
        "vao/<str:token>/",  # sign in by a one-time link
        "ngon-ngu/",  # choose the language of the page
        "suc-khoe/",  # for machines that watch whether the site serves
        "to-giac/",  # tell of a place, without a name
        "to-giac/tra-loi/",  # come back with a code
    }
)

WITHOUT_TRACE = frozenset({"to-giac/", "to-giac/tra-loi/"})
"""Where not even the hour of a request is written to the log: it would tell when somebody told of a place."""
