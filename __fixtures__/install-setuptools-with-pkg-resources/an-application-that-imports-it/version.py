import pkg_resources

VERSION = pkg_resources.require("serve")[0].version
