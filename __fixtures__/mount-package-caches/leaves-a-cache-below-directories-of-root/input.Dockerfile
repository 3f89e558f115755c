FROM python:3.12
RUN useradd --create-home --uid 1000 app
USER app
RUN pip install --user flask
