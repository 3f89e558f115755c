FROM python:3.12
COPY Pipfile* /tmp
RUN cd /tmp && pipenv install
