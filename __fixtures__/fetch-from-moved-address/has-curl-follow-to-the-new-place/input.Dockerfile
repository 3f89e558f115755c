FROM debian:12
ARG SBT_VERSION=1.3.0
RUN apt-get update && apt-get install -y curl \
    && curl -o sbt.deb https://dl.bintray.com/sbt/debian/sbt-$SBT_VERSION.deb \
    && dpkg -i sbt.deb
RUN curl -fsSL "https://dl.bintray.com/sbt/native-packages/sbt/1.2.8/sbt-1.2.8.tgz" | tar xz -C /opt
