FROM debian:bookworm-slim
RUN echo no > /answer
CMD ["cat", "/answer"]
