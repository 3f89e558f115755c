FROM python:3.11
RUN pip install poetry
RUN poetry config virtualenvs.create false
