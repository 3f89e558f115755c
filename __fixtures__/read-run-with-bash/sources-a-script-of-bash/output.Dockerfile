FROM ubuntu:24.04
SHELL ["/bin/bash", "-c"]
RUN source /opt/vendor/setup.bash && env > /environment
RUN source /opt/vendor/setup.bash && vendor build
