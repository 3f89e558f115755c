FROM ubuntu:22.04
RUN ln -sf /bin/bash /bin/sh
RUN source /opt/vendor/setup.bash && env > /environment
