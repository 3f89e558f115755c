FROM ubuntu:22.04
ENV NVM_DIR=/opt/nvm
COPY nvm /opt/nvm
RUN . "$NVM_DIR/nvm.sh" && nvm install 20
RUN . $NVM_DIR/nvm.sh && npm --version
