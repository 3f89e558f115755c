FROM debian:12
RUN apt-get update && apt-get install -y sudo && useradd -m app
RUN sudo -u app touch /home/app/a
RUN sudo -iu app touch /home/app/b
