FROM debian:12
RUN sudo -u www-data touch /var/www/ready
