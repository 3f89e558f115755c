FROM debian:12
RUN cd /tmp && touch a
RUN touch b
ENV X=1
RUN VERSION=2 && echo $VERSION
RUN echo $VERSION
ENV X=2
RUN export PATH=/opt/bin:$PATH
RUN env
ENV X=3
RUN set -u && true
RUN true
