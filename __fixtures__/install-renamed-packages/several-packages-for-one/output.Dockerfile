FROM debian:12-slim
RUN apt-get update && apt-get install -y qtbase5-dev qtchooser qt5-qmake qtbase5-dev-tools
