from distutils.version import LooseVersion
