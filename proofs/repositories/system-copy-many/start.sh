#!/bin/sh
test -f conf/one.conf && test -f conf/two.conf && echo both there
