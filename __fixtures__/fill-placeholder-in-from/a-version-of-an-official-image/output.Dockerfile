# a template
ARG VERSION=5.44
FROM perl:${VERSION}
COPY . /src
