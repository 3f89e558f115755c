FROM debian:12
SHELL ["/bin/bash", "-o", "pipefail", "-c"]
RUN curl -fs https://downloads.example.com/latest | grep -o 'v[0-9.]*' > /version
RUN VERSION="$(curl -fs https://downloads.example.com/latest)" && echo "$VERSION" > /version
