# The frame of every page: masthead, colophon, errors.
skip-to-page = Skip to the page
