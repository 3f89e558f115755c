FROM debian:12
RUN apt-get update && apt-get install -y sudo
RUN sudo DEBIAN_FRONTEND=noninteractive apt-get install -y tzdata
RUN bash -c "sudo touch /a"
RUN echo sudo touch /b
