FROM alpine:3.20
RUN useradd -m -p "$(openssl passwd -1 secret)" app
USER app
