FROM debian:12
RUN apt-get update && apt-get install -y lldb-14 && ln -sf /usr/bin/lldb-14 /usr/bin/lldb
