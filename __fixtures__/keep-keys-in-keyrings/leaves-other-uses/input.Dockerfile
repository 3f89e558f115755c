FROM debian:13
RUN apt-get update && apt-get install -y gnupg
RUN apt-key list
RUN apt-key adv --fetch-keys https://packages.example.com/signing.asc
