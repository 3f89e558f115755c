FROM debian:13
RUN apt-get update && apt-get install -y curl gnupg
RUN curl -fsSL https://one.example.com/key.gpg | gpg --dearmor -o /etc/apt/trusted.gpg.d/example-1.gpg
RUN curl -fsSL https://two.example.com/key.gpg | gpg --dearmor -o /etc/apt/trusted.gpg.d/example-2.gpg
RUN echo "deb https://one.example.com/apt stable main" > /etc/apt/sources.list.d/one.list
RUN echo "deb https://two.example.com/apt stable main" > /etc/apt/sources.list.d/two.list
