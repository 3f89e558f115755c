FROM alpine:3.20
RUN wget -q https://downloads.example.com/tool.tar.gz \
    && echo "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa0123 tool.tar.gz" | sha256sum -c -
CMD ["tool"]
