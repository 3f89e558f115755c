FROM ubuntu:14.04
RUN curl -sL https://deb.nodesource.com/setup_0.10 | bash - && apt-get install -y nodejs
RUN npm install
