FROM debian:12
RUN cat <<END > /list
one
END
APT install make
