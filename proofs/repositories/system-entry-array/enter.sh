#!/bin/sh
echo entered
