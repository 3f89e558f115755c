FROM debian:12
RUN apt-get update && apt-get install -y build-essential curl python3-pip
RUN curl -fsSL https://www.python.org/ftp/python/3.12.4/Python-3.12.4.tgz | tar xz && cd Python-3.12.4 && ./configure && make install
RUN pip3 install requests
