from distutils.core import setup
