FROM debian:12-slim
RUN tar -cf /a.tar *.txt && sha256sum *.txt > /sums && echo *.txt
