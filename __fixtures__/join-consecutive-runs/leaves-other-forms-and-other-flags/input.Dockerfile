FROM debian:12
RUN ["touch", "/a"]
RUN touch /b
WORKDIR /srv
RUN <<END
touch c
END
RUN touch d
WORKDIR /opt
RUN --network=none touch e
RUN touch f
WORKDIR /
RUN touch g # first
RUN touch h
ONBUILD RUN touch i
ONBUILD RUN touch j
