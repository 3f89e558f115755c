#!/usr/bin/env bash
python app.py
