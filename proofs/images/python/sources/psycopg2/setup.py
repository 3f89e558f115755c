"""Asks pg_config and compiles against libpq, and says the same when it is missing."""

import shutil
import subprocess
import sys

from setuptools import Extension, setup

if shutil.which("pg_config") is None and "sdist" not in sys.argv:
    sys.stderr.write(
        "\nError: pg_config executable not found.\n\n"
        "pg_config is required to build psycopg2 from source.  Please add the directory\n"
        "containing pg_config to the $PATH or specify the full executable path with the\n"
        "option:\n\n    python setup.py build_ext --pg-config /path/to/pg_config build ...\n\n"
        "or with the pg_config option in 'setup.cfg'.\n"
    )
    sys.exit(1)


def ask(option):
    if "sdist" in sys.argv:
        return ""
    return subprocess.check_output(["pg_config", option], text=True).strip()


setup(
    name="psycopg2",
    version="2.9.9",
    packages=["psycopg2"],
    ext_modules=[
        Extension(
            "psycopg2._psycopg",
            ["psycopg2/_psycopg.c"],
            include_dirs=[ask("--includedir")],
            library_dirs=[ask("--libdir")],
            libraries=["pq"],
        )
    ],
)
