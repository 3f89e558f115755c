FROM debian:12-slim
# no surprises with text
ENV LANG=C.UTF-8
# http
EXPOSE 8080
CMD ["sleep", "60"]
