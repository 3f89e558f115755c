FROM debian:12
RUN export GREETING=hello
CMD ["sh", "-c", "echo ${GREETING:-nothing}"]
