#!/bin/sh
docker inspect --format '{{index .Config.Labels "build_ver"}}' clock
