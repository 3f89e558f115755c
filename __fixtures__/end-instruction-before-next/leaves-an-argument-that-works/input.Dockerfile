FROM debian:12-slim
RUN echo a \

RUN echo b
