#!/bin/sh
curl -f http://localhost:8000/
