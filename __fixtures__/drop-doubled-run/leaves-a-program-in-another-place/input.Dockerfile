FROM debian:12
COPY bin/RUN /opt/tool/bin/
RUN /opt/tool/bin/RUN --all
