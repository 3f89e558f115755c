FROM debian:12
RUN ln -sf /bin/busybox /bin/sh
RUN ls
