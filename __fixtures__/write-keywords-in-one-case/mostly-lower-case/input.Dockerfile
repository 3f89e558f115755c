ARG VERSION=3.20
from alpine:${VERSION}
workdir /app
COPY . .
OnBuild run make
