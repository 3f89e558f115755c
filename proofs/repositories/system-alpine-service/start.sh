#!/bin/bash
set -e
exec busybox httpd -f -p 8080 -h /srv/www
