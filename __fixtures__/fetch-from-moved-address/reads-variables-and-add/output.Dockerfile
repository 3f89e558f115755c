FROM debian:12
ENV HELM_URL=https://get.helm.sh/helm-v2.16.1-linux-amd64.tar.gz
ADD https://storage.googleapis.com/google-code-archive-downloads/v2/code.google.com/aurelio/words-1.1.tar.gz /tmp/
ARG SOURCES=https://github.com/krallin/tini.git
RUN git clone "$SOURCES" /usr/src/tini
