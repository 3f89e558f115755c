FROM ubuntu:24.04
RUN userdel -r ubuntu && useradd --create-home --uid 1000 dev
USER dev
CMD ["bash"]
