FROM openjdk:8-jdk
ENV JAVA_OPTS="-Djavax.net.ssl.trustStore=/usr/local/openjdk-8/jre/lib/security/cacerts"
