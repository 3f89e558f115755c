FROM debian:12-slim
RUN echo 'a `b` c' && echo "\`d\`"
RUN ["echo", "`e`"]
LABEL a="`f`"
