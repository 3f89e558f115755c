FROM debian:12
RUN curl -fsSLO https://downloads.example.com/a && curl -f --location https://downloads.example.com/b -o /b
