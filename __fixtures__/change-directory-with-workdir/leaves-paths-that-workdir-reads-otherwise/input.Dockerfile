FROM debian:12
RUN cd ~ && touch a
RUN cd $HOME/src && touch b
RUN cd /usr/src/lib-* && touch c
RUN DIR=/tmp && cd $DIR && touch d
RUN cd "$(mktemp -d)" && touch e
RUN cd - && touch f
RUN cd
