FROM debian:12-slim
RUN [ -f /etc/passwd ] && [ '/a' ]
RUN [ '/a' ]
RUN [[ -f /x ]] || true
CMD [ "$A" = b ] && exec sleep 1
