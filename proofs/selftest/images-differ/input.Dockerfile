FROM debian:bookworm-slim
RUN echo one > /file
