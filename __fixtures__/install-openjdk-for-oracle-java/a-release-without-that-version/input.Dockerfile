FROM ubuntu:14.04
RUN apt-get update && apt-get install -y software-properties-common \
    && add-apt-repository -y ppa:webupd8team/java \
    && apt-get update \
    && apt-get install -y oracle-java8-installer oracle-java8-set-default maven
