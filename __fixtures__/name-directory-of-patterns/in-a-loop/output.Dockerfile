FROM debian:12-slim
RUN for d in /a /b; do cd "$d" && mv ./*.so /usr/lib; done
