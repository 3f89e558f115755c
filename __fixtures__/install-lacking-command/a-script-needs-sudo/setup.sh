#!/bin/bash
set -e
sudo -u www-data true
