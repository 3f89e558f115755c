FROM debian:12
COPY seed /data/
VOLUME /data
RUN useradd app && chown -R app:app /data
USER app
CMD ["sh", "-c", "touch /data/made"]
