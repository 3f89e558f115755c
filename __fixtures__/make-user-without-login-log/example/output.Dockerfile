FROM debian:12-slim
RUN groupadd -g 1000720000 app && useradd -l -u 1000720000 -g app app
USER 1000720000
CMD ["bash"]
