# Debian as it is, and where pip finds packages.
ARG BASE
ARG DEBIAN
FROM $BASE AS python

FROM $DEBIAN
COPY --from=python /etc/pip.conf /etc/pip.conf
COPY --from=python /usr/local/share/stand-in-packages /usr/local/share/stand-in-packages
