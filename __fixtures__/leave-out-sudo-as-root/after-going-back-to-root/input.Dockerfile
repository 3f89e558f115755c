FROM debian:12
RUN apt-get update && apt-get install -y sudo && useradd -m app
USER app
RUN sudo touch /a
USER root
RUN sudo touch /b
