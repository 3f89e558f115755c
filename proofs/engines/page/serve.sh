#!/bin/sh
mkdir -p /tmp/www
echo "a page" >/tmp/www/index.html
exec httpd -f -p 8091 -h /tmp/www
