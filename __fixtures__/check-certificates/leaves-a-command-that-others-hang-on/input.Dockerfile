FROM node:20
RUN git config --global http.sslVerify false || true
