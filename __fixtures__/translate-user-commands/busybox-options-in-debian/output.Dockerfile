FROM debian:12
RUN groupadd -r -g 1001 app \
    && useradd -r -m -u 1001 -g app app
USER app
CMD ["id", "-un"]
