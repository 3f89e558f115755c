// a server of its own
