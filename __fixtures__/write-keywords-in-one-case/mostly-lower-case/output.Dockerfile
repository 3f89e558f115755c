arg VERSION=3.20
from alpine:${VERSION}
workdir /app
copy . .
onbuild run make
