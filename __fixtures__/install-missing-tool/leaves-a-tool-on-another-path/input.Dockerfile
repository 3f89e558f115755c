FROM debian:12
COPY tools /opt/tools
ENV PATH=/opt/tools/bin:$PATH
RUN jq --version
