try:
    from distutils.util import strtobool
except ImportError:
    strtobool = bool
