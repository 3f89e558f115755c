FROM debian:12
ENV HELM_URL=https://storage.googleapis.com/kubernetes-helm/helm-v2.16.1-linux-amd64.tar.gz
ADD http://aurelio.googlecode.com/files/words-1.1.tar.gz /tmp/
ARG SOURCES=git://github.com/krallin/tini.git
RUN git clone "$SOURCES" /usr/src/tini
