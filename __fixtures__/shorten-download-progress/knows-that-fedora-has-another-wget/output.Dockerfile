FROM fedora:41
RUN dnf install -y wget && wget -nv https://example.org/app.rpm
