FROM debian:bookworm-slim
RUN echo two > /file && chmod 700 /srv
ENV A=b
