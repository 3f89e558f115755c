#!/bin/sh
cat /srv/file /etc/banner; command -v nc
