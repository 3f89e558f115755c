FROM python:3.11-slim
RUN useradd --create-home app
USER app
WORKDIR /home/app/api
RUN pip install --user -r requirements/base.txt
COPY --chown=app . .
CMD ["python", "main.py"]
