import distutils.util
from flask import Flask
