FROM debian:12
ENV GREETING=hello
CMD ["sh", "-c", "echo ${GREETING:-nothing}"]
