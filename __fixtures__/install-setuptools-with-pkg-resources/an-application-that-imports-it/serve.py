from version import VERSION
