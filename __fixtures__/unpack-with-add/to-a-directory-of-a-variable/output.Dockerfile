FROM debian:12
ENV HOME_OF_TOOL=/srv/tool
ADD data/server.tar.xz ${HOME_OF_TOOL}/server/
