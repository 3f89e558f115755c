FROM buildpack-deps:trixie
COPY signing.asc /tmp/
RUN gpg --dearmor -o /etc/apt/keyrings/mirror.gpg /tmp/signing.asc && rm /tmp/signing.asc
RUN echo "deb [signed-by=/etc/apt/keyrings/mirror.gpg] http://mirror.internal/apt ./" >> /etc/apt/sources.list
