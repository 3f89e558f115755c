// A thread that repairs Dockerfiles.
'use strict';
require('./dffix.js').load().work();
