import sys

print("sum:", sum(map(int, sys.argv[1:])))
