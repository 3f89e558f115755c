from tools import files

print("found")
