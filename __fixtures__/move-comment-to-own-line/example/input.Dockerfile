FROM debian:12-slim
ENV LANG=C.UTF-8 # no surprises with text
EXPOSE 8080 # http
CMD ["sleep", "60"]
