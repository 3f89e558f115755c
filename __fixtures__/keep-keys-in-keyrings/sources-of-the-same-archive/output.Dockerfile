FROM debian:13
RUN apt-get update && apt-get install -y curl gnupg
RUN echo "deb [signed-by=/etc/apt/keyrings/example.gpg] https://packages.example.com/apt stable main" >> /etc/apt/sources.list.d/example.list && \
    echo "deb-src [signed-by=/etc/apt/keyrings/example.gpg] https://packages.example.com/apt stable main" >> /etc/apt/sources.list.d/example.list && \
    curl -fsSL https://packages.example.com/signing.gpg | gpg --dearmor -o /etc/apt/keyrings/example.gpg
