#!/bin/bash
set -e
exec sleep infinity
