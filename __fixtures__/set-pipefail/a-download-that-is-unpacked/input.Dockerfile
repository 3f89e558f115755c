FROM rockylinux:9
RUN dnf install -y tar
# the program
RUN curl -fsSL https://example.org/app.tar.gz | tar -xz -C /opt
