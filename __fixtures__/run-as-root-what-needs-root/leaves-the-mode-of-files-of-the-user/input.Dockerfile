FROM debian:12-slim
RUN useradd --create-home app
USER app
WORKDIR /home/app
COPY --chown=app start.sh .
RUN chmod +x start.sh && echo data > list && chmod 600 list
CMD ["./start.sh"]
