FROM python:3.12
RUN pip download flask && pipenv install flask
