FROM ubuntu:24.04
RUN apt-get update && apt-get install -qq --no-install-recommends git openssh-client
RUN ssh-keyscan github.com > /etc/ssh/known_hosts && git clone git@github.com:example/app.git /app
