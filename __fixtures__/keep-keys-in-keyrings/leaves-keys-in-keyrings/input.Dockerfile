FROM debian:13
RUN apt-get update && apt-get install -y curl gnupg
# apt-key is gone
RUN curl -fsSL https://packages.example.com/signing.asc | gpg --dearmor -o /etc/apt/keyrings/example.gpg
RUN echo "deb [signed-by=/etc/apt/keyrings/example.gpg] https://packages.example.com/apt stable main" > /etc/apt/sources.list.d/example.list
