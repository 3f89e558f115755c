FROM debian:12-slim
RUN sudo /usr/sbin/service mysql restart
CMD ["bash"]
