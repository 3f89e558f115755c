FROM debian:12
ENV HOME_OF_TOOL=/srv/tool
COPY data/server.tar.xz ${HOME_OF_TOOL}/
RUN tar -xf ${HOME_OF_TOOL}/server.tar.xz -C ${HOME_OF_TOOL}/server
