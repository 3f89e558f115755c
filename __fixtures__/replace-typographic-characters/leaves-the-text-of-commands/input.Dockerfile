FROM debian:12-slim
RUN echo “a” –b c d > /a
CMD echo “a”
LABEL title=“a”
ENV A=x y
