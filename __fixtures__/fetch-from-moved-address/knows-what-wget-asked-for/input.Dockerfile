FROM debian:12
RUN wget http://mirrors.example.edu/apache/maven/maven-3/3.6.1/binaries/apache-maven-3.6.1-bin.tar.gz
