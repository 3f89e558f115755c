FROM debian:12
RUN curl -fsSL https://downloads.example.com/a.tar.gz | tar xz && curl -fsSLO https://downloads.example.com/b.tar.gz && tar xzf *.tar.gz
