FROM python:3.12-slim
RUN useradd -m app
WORKDIR /app
COPY --chown=app:app main.py /home/app/
USER app
RUN chown app:app /home/app/main.py
CMD ["python", "/home/app/main.py"]
