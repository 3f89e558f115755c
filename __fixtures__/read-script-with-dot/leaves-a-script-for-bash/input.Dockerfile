FROM ubuntu:22.04
RUN source /opt/vendor/setup.bash && env > /environment
RUN source activate app && python -V
