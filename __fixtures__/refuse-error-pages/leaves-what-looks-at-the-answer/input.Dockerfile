FROM debian:12
RUN curl -s -o /dev/null -w '%{http_code}' https://downloads.example.com/a && curl -X POST https://ci.example.com/done
