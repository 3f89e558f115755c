FROM debian:12-slim
RUN echo a; \
    echo b

ENV A=1
RUN echo c
