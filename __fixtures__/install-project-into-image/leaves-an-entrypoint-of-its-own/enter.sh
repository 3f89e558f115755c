#!/bin/sh
exec pipenv run "$@"
