FROM python:3.7
RUN pip install poetry==0.12.17
RUN poetry config settings.virtualenvs.create false
