FROM docker.pkg.github.com/acme/tools/builder:1.4
COPY . /src
