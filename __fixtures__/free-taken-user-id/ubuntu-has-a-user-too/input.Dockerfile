FROM ubuntu:24.04
RUN useradd --create-home --uid 1000 dev
USER dev
CMD ["bash"]
