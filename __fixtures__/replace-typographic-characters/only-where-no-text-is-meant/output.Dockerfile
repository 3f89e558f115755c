FROM debian:12-slim
RUN echo a b > /a
ENV A="x y" B=1
