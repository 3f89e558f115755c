FROM ubuntu:16.04
RUN add-apt-repository -y ppa:webupd8team/java && apt-get update && apt-get install -y oracle-java8-installer=8u212-1~webupd8~1
