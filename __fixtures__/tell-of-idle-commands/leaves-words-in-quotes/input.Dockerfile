FROM debian:12-slim
RUN echo "service nginx start" > /start.sh
CMD ["sh", "/start.sh"]
