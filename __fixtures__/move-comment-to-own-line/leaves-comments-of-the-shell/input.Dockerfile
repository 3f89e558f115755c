FROM debian:12-slim
RUN echo a # b
CMD echo c # d
HEALTHCHECK CMD true # e
ONBUILD RUN echo # f
