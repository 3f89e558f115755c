FROM tomcat:10
ENV JAVA_OPTS -Xmx512m \
    -Dname=value \
    # for tests
    -Djava.awt.headless=true
ENV KEYS \
    ABC
