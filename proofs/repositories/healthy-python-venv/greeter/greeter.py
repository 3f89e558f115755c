def main():
    print("hello from the package")
