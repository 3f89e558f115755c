try:
    import pkg_resources
except ImportError:
    pkg_resources = None
