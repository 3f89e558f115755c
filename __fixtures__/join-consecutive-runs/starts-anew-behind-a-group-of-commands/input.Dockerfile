FROM debian:12
RUN apt-get update && apt-get install -y git && apt-get clean
RUN git --version
RUN useradd app
RUN mkdir /app && chown app /app && chmod 700 /app
RUN touch /app/ready
