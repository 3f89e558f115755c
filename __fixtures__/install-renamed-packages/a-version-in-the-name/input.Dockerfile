FROM debian:12
RUN apt-get update && apt-get install -y php7.3-fpm php7.3-bcmath
