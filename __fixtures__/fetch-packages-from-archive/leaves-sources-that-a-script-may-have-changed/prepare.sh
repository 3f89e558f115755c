#!/bin/sh
cp /mnt/sources.list /etc/apt/
