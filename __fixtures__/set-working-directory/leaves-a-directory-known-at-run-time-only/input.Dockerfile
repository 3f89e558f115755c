FROM debian:12
RUN cd $(mktemp -d)
RUN cd ~
RUN cd -
RUN cd /usr/src/linux-*
RUN make
