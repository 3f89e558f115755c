FROM rockylinux:9
RUN dnf install -y tar
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
# the program
RUN curl -fsSL https://example.org/app.tar.gz | tar -xz -C /opt
