import os, distutils.spawn
