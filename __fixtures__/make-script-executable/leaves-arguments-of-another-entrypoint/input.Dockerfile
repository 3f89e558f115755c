FROM debian:12-slim
COPY start.sh /
ENTRYPOINT ["bash"]
CMD ["/start.sh"]
