FROM registry.example.org/centos:7
RUN curl -fsSO https://example.org/agent.rpm \
    && rpm -i agent.rpm \
    && yum install -y jq
