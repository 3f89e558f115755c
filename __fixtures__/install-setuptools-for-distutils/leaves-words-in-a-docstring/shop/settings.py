"""How it was done before:

from distutils.util import strtobool
"""
DEBUG = False
