FROM debian:12
COPY seed /data/
RUN useradd app && chown -R app:app /data
VOLUME /data
USER app
CMD ["sh", "-c", "touch /data/made"]
