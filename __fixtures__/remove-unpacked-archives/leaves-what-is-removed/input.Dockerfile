FROM debian:12
RUN curl -fsSLO https://downloads.example.com/a.tar.gz && tar xzf a.tar.gz && rm a.tar.gz
RUN cd /tmp && curl -fsSLO https://downloads.example.com/b.tar.gz && tar xzf b.tar.gz && rm -rf /tmp/*
RUN curl -fsSL -o /tmp/c/c.tar.gz https://downloads.example.com/c.tar.gz && tar xzf /tmp/c/c.tar.gz -C /opt && rm -r /tmp/c
