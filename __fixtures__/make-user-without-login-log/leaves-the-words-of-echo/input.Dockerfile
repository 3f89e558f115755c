FROM alpine:3.20
RUN echo useradd -u 1234567 app && adduser -D -u 1234567 app
USER 1234567
CMD ["sh"]
