from psycopg2._psycopg import libpq_version

__libpq_version__ = libpq_version()
