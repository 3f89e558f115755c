FROM alpine:3.20
RUN groupadd app || true
RUN id app || useradd app || adduser -D app
