FROM debian:12
ARG SBT_VERSION=1.3.0
RUN apt-get update && apt-get install -y curl \
    && curl -L -o sbt.deb https://repo.scala-sbt.org/scalasbt/debian/sbt-$SBT_VERSION.deb \
    && dpkg -i sbt.deb
RUN curl -fsSL "https://github.com/sbt/sbt/releases/download/v1.2.8/sbt-1.2.8.tgz" | tar xz -C /opt
