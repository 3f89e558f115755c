FROM debian:12
SHELL ["/bin/bash", "-l", "-c"]
RUN echo 'export TOOL=/opt/tool' >> /etc/profile
RUN $TOOL/install
