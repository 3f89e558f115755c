#!/bin/sh
set -e
exec gunicorn --bind :8000 site:app
