FROM debian:12
RUN sudo sh -c 'echo 127.0.0.2 db >> /srv/hosts && cat /srv/hosts'
