FROM debian:12-slim
RUN apt-get update && apt-get install -y --no-install-recommends curl git wget
RUN curl -fsSLk https://downloads.example.com/tool -o /usr/local/bin/tool
RUN wget --no-check-certificate https://downloads.example.com/tool
RUN git -c http.sslVerify=false clone https://git.example.com/tool.git
RUN curl -fsSL http://downloads.example.com/tool -o /usr/local/bin/tool
RUN curl -fsSL https://downloads.example.com/tool -o /usr/local/bin/tool || true
